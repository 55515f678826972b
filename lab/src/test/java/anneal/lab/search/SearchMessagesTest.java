package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Split;
import anneal.lab.RunFile;
import anneal.notation.Space;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a search that cannot be is told, to the letter. */
class SearchMessagesTest {

    private static void told(String message, ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
    }

    @Test
    void spaces() {
        told(
                "unknown schedule \"cosin\"; did you mean \"cosine\"?, at character 10 of \"{0.1..1, cosin(1, 5)}\"",
                () -> Searches.space("{0.1..1, cosin(1, 5)}"));
        told(
                "steps must be a whole number of updates, but was 96.74, at character 11 of \"cosine(1, 60..140)\"",
                () -> Searches.space("cosine(1, 60..140)"));
        told(
                "the space must hold schedules that can be, but none of 1000 can, such as"
                        + " milestones(1, [4ep, 4ep])",
                () -> Searches.space("milestones(1, [2ep..6ep, 2ep..6ep])").draw(dimension -> 4));
        told(
                "family must be one of constant, milestones, linear, cosine, inverseSqrt, wsd, but was cosin; did you mean"
                        + " \"cosine\"?",
                () -> UsualSpace.schedules(List.of("cosin"), Space.parse("sgd")));
    }

    @Test
    void plans() {
        Subject subject = Searches.subject(Judge.AS_IS, 0);
        told(
                "budget must be >= 6 epochs, those of one trial, but was 5.0",
                () -> Searches.plan(subject, Choosing.Method.TPE, new Regime.Full(), 5));
        told(
                "rungs must be strictly increasing from 1, but were [4, 2, 6]",
                () -> new Regime.Halving(List.of(4, 2), 3).start((index, best) -> Optional.empty(), subject));
        told(
                "factors must differ and be in (0, 1), but were [0.1, 0.1]",
                () -> new Regime.Cutting(1, List.of(0.1, 0.1)));
        told("factors must differ and be in (0, 1), but were [1.0]", () -> new Regime.Cutting(1, List.of(1.0)));
        told(
                "epochs must be >= 6 to find step points, but was 5",
                () -> new Regime.Cutting(1, List.of(0.1))
                        .start(
                                (index, best) -> Optional.empty(),
                                new Subject(Searches.RUN.withEpochs(5), Searches.SPLIT, Judge.AS_IS)));
        told(
                "judge must be as-is, average or rank-sum to find step points, but was probe",
                () -> Searches.plan(
                        Searches.subject(Judge.PROBE, 0),
                        Choosing.Method.TPE,
                        new Regime.Cutting(1, List.of(0.1)),
                        60));
        told(
                "keep must be >= 2, but was 1",
                () -> new Regime.Halving(List.of(2), 1).start((index, best) -> Optional.empty(), subject));
        told("points must be >= 2, but was 1", () -> new GridSampler(Searches.space("1..2"), 1));
        told("judge must be as-is, average, probe or rank-sum, but was loss", () -> Judge.parse("loss"));
        told("sampler must be random, grid or tpe, but was best", () -> Choosing.Method.parse("best"));
    }

    @Test
    void subjects() {
        told(
                "trials must have rows to be judged by, but none are set aside",
                () -> new Subject(Searches.RUN, new Split(Searches.SPLIT.train(), Searches.SPLIT.test()), Judge.AS_IS));
        told(
                "trials must not stop by themselves: stop must be left out",
                () -> new Subject(RunFile.parse("stop = \"patience(5)\"", "test"), Searches.SPLIT, Judge.AS_IS));
        told(
                "trials must end with the weights of their last update: average and weights must be left out",
                () -> new Subject(RunFile.parse("average = \"ema(0.9)\"", "test"), Searches.SPLIT, Judge.AS_IS));
    }
}
