package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of cuts whose losses are given: of a rate of 0.5 after 3 epochs of 6, by 0.3 and by 0.1. */
class CutsReportClosedFormsTest {
    private static final Trial HELD = trial(0, "0.5");
    private static final Trial BY_THREE_TENTHS = trial(1, "milestones(0.5, [3ep], gamma=0.3)");
    private static final Trial BY_A_TENTH = trial(2, "milestones(0.5, [3ep], gamma=0.1)");
    private static final List<Trial> TRIED = List.of(HELD, BY_THREE_TENTHS, BY_A_TENTH);

    private static Trial trial(int number, String schedule) {
        return new Trial(number, new Candidate(Map.of(), "sgd", schedule), 0);
    }

    private static CutsReport report(Trial kept, boolean flat, double... losses) {
        List<Tuned.Step> steps = new ArrayList<>();
        steps.add(step(HELD, 0, 3, 2));
        for (int i = 0; i < losses.length; i++) {
            steps.add(step(TRIED.get(i), 3, 6, losses[i]));
        }
        Cut cut = new Cut(3, flat, 6, TRIED, List.of(0.3, 0.1), kept);
        Map<Trial, Tuned.Step> lasts = new LinkedHashMap<>();
        steps.forEach(step -> lasts.put(step.trial(), step));
        return new CutsReport(new Tuned(steps, lasts, List.of(kept), 0, 12, 12, 6, List.of(), List.of(cut)));
    }

    private static Tuned.Step step(Trial trial, int from, int to, double loss) {
        Result result = loss < 9 ? Searches.result(loss, loss, to - from) : Result.lost(0);
        return new Tuned.Step(trial, Leg.of(0, trial, from, to), result);
    }

    @Test
    void aCutThatPaysIsSaidWithWhatToWriteElsewhere() {
        assertThat(report(BY_A_TENTH, true, 1.9, 1.25, 1).findings())
                .containsExactly(
                        "After epoch 3 the loss was flat. A cut by 0.1 pays: validation loss 1.00000 after epoch 6, uncut"
                                + " 1.90000.",
                        "In PyTorch: lr=0.5, MultiStepLR(optimizer, milestones=[3], gamma=0.1), stepped once an epoch.");
    }

    @Test
    void aCutThatDoesNotPayIsSaidWithTheBestOfThem() {
        assertThat(report(HELD, false, 1, 1.5, 1.25).findings())
                .containsExactly(
                        "After epoch 3 the end was near. No cut pays: validation loss 1.00000 after epoch 6, cut"
                                + " at best 1.25000.");
    }

    @Test
    void whatDivergedIsSaid() {
        assertThat(report(BY_A_TENTH, true, 9, 9, 1).findings().get(0)).endsWith(" after epoch 6, uncut diverged.");
    }

    /** A line for each that was tried, those that were cut from where they left the other. */
    @Test
    void thePictureShowsWhatWasTried() {
        assertThat(report(BY_A_TENTH, true, 1.9, 1.25, 1).picture().chart().marks())
                .hasSize(4);
    }
}
