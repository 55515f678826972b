package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.notation.Controls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step points of a loss with a formula: each epoch a share of what is above a floor is gone, and the floor is the rate. */
class StepPointsClosedFormsTest {
    private static final Run RUN =
            RunFile.parse("epochs = 25\nbatch = 180\nhidden = [9]\nvalidation = \"25%\"\n", "test");
    private static final Subject SUBJECT = new Subject(RUN, Searches.SPLIT, Judge.AS_IS);

    /** From 10; a share of the rate's size, at most a half, is gone in each epoch. */
    private static double loss(String schedule, int epochs) {
        Controls controls = new Candidate(Map.of(), "", schedule)
                .on(RUN)
                .controls(SUBJECT.split().train());
        double above = 10;
        double rate = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            rate = controls.at(Controls.RUN, "lr", epoch * SUBJECT.updatesPerEpoch());
            above *= 1 - Math.min(0.5, rate);
        }
        return above + rate;
    }

    private static StepPoints search(String rates, int drawn, List<Double> factors) {
        return new StepPoints(new GridSampler(Searches.space(rates), 2), SUBJECT, drawn, factors);
    }

    /** Asks, with one answer open at a time, until nothing is left to do. */
    private static double talk(StepPoints search, double budget) {
        double left = budget;
        for (Optional<Strategy.Move> move = search.ask(left); move.isPresent(); move = search.ask(left)) {
            Strategy.Move made = move.get();
            double loss = loss(made.trial().candidate().schedule(), made.to());
            left -= made.to() - made.from();
            search.tell(made, Searches.result(loss, loss, made.to() - made.from()));
        }
        return left;
    }

    private static String cuts(StepPoints search) {
        return search.cuts().stream()
                .map(cut -> cut.epoch() + "-" + cut.until() + " " + (cut.flat() ? "flat: " : "end: ")
                        + cut.kept().candidate().schedule())
                .collect(Collectors.joining("; "));
    }

    /**
     * After n epochs the rate 0.5 is 10 / 2^n above its floor; the 11th to the 15th are the first five that fall by less than
     * 1 %, by their median slope.
     */
    @Test
    void aCutIsMadeWhereTheLossIsFlat() {
        StepPoints search = search("0.5", 1, List.of(0.1));
        talk(search, 1000);
        assertThat(cuts(search))
                .isEqualTo("15-20 flat: milestones(0.5, [15ep], gamma=0.1);"
                        + " 20-25 flat: milestones(0.5, [15ep, 20ep], gamma=0.1)");
    }

    @Test
    void theFactorThatPaysIsKept() {
        StepPoints search = search("0.5", 1, List.of(0.9, 0.02, 0.5));
        talk(search, 1000);
        assertThat(search.bestFirst().get(0).candidate().schedule())
                .startsWith("milestones(0.5, [15ep")
                .endsWith("gamma=0.02)");
        assertThat(search.cuts().get(0).tried()).hasSize(4);
        assertThat(search.cuts().get(1).tried()).hasSize(2);
    }

    /** A rate so low that the loss falls to the very end is cut at the last place, and that does not pay. */
    @Test
    void whatDoesNotPayIsNotKept() {
        StepPoints search = search("0.05", 1, List.of(0.1));
        talk(search, 1000);
        assertThat(cuts(search)).isEqualTo("20-25 end: 0.05");
        assertThat(search.bestFirst().get(0).candidate().schedule()).isEqualTo("0.05");
    }

    /** A rate costs 5 epochs, its way to the end another 20, a cut with three factors after 15 epochs 3 times 5 more. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        25,   0, 0.5
        39,  14, 0.5
        40,   0, 'milestones(0.5, [15ep], gamma=0.01)'
        45,   0, 'milestones(0.5, [15ep, 20ep], gamma=0.01)'
        60,  15, 'milestones(0.5, [15ep, 20ep], gamma=0.01)'
        """)
    void theBudgetDecidesHowManyCutsAreTried(double budget, double left, String best) {
        StepPoints search = search("0.5", 1, List.of(0.5, 0.1, 0.01));
        assertThat(talk(search, budget)).isEqualTo(left);
        assertThat(search.bestFirst().get(0).candidate().schedule()).isEqualTo(best);
    }

    /** Better rates first; one that is drawn twice is looked at once. */
    @Test
    void theBestRatesGoOn() {
        StepPoints search = search("{0.1, 0.2, 0.2, 0.3}", 4, List.of(0.1));
        assertThat(talk(search, 15 + 20 + 7)).isLessThan(7);
        assertThat(search.bestFirst())
                .extracting(trial -> trial.candidate().schedule())
                .contains("0.1", "0.2", "0.3");
        assertThat(search.bestFirst().get(0).candidate().schedule()).contains("0.3");
        StepPoints ample = search("{0.1, 0.2, 0.2, 0.3}", 4, List.of(0.1));
        talk(ample, 1000);
        assertThat(ample.cuts().stream().map(cut -> cut.uncut().candidate().schedule()))
                .contains("0.1", "0.2", "0.3");
    }

    /** The one that diverges is out, and so is what is cut from it. */
    @Test
    void whatDivergesEndsThere() {
        StepPoints search = search("{0.1, 0.2}", 2, List.of(0.1));
        double left = 1000;
        for (Optional<Strategy.Move> move = search.ask(left); move.isPresent(); move = search.ask(left)) {
            boolean lost = move.get().trial().candidate().schedule().contains("0.2")
                    && move.get().to() > 5;
            double loss =
                    loss(move.get().trial().candidate().schedule(), move.get().to());
            search.tell(move.get(), lost ? Result.lost(0) : Searches.result(loss, loss, 1));
        }
        assertThat(search.bestFirst().get(0).candidate().schedule()).contains("0.1");
        assertThat(search.cuts())
                .allMatch(cut -> cut.uncut().candidate().schedule().contains("0.1"));
    }
}
