package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.RunFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hyperband's brackets against the paper's, and who goes on in them. */
class HyperbandClosedFormsTest {

    private static Hyperband hyperband(int epochs, int keep) {
        Subject subject = new Subject(
                RunFile.parse("epochs = " + epochs + "\nvalidation = \"25%\"", "test"), Searches.SPLIT, Judge.AS_IS);
        return new Hyperband(new RandomSampler(Searches.space("0.1..1"), 0), subject, keep);
    }

    /** Algorithm 1 for R = 81 and eta = 3, which the paper's table 1 works out, and two smaller ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        81 | 3 | 81 x 1, 27 x 3, 9 x 9, 3 x 27, 1 x 81; 34 x 3, 11 x 9, 3 x 27, 1 x 81; 15 x 9, 5 x 27, 1 x 81; 8 x 27, 2 x 81; 5 x 81
        16 | 4 | 16 x 1, 4 x 4, 1 x 16; 6 x 4, 1 x 16; 3 x 16
        15 | 3 | 9 x 2, 3 x 5, 1 x 15; 5 x 5, 1 x 15; 3 x 15
        """)
    void brackets(int epochs, int keep, String brackets) {
        String round =
                hyperband(epochs, keep).round().stream().map(Bracket::toString).collect(Collectors.joining("; "));
        assertThat(round).isEqualTo(brackets);
    }

    /** One question open at a time; the loss of trial n is n. */
    private static String conversation(Hyperband hyperband, double budget) {
        List<String> said = new ArrayList<>();
        double left = budget;
        for (Optional<Strategy.Move> move = hyperband.ask(left); move.isPresent(); move = hyperband.ask(left)) {
            Strategy.Move made = move.get();
            said.add(made.trial().number() + ":" + made.from() + "-" + made.to());
            left -= made.to() - made.from();
            assertThat(left).isNotNegative();
            hyperband.tell(made, Searches.result(made.trial().number(), 0, 1));
        }
        return String.join(" ", said);
    }

    /** Brackets for 4 epochs, one in two: 4 x 1, 2 x 2, 1 x 4; then 3 x 2, 1 x 4; then 3 x 4. */
    @ParameterizedTest
    @CsvSource({
        "8,  0:0-1 1:0-1 2:0-1 3:0-1 0:1-2 1:1-2 0:2-4",
        "16, 0:0-1 1:0-1 2:0-1 3:0-1 0:1-2 1:1-2 0:2-4 4:0-2 5:0-2 6:0-2 4:2-4",
        "15, 0:0-1 1:0-1 2:0-1 3:0-1 0:1-2 1:1-2 0:2-4 4:0-2 5:0-2 4:2-4",
        "4,  0:0-4"
    })
    void theBestOfABracketGoOn(double budget, String said) {
        assertThat(conversation(hyperband(4, 2), budget)).isEqualTo(said);
    }

    @Test
    void whoHasDivergedDoesNotGoOn() {
        Hyperband hyperband = hyperband(4, 2);
        for (int i = 0; i < 4; i++) {
            Strategy.Move move = hyperband.ask(8).orElseThrow();
            hyperband.tell(move, i == 1 ? Searches.result(1, 0, 1) : Result.lost(0));
        }
        Strategy.Move alone = hyperband.ask(4).orElseThrow();
        assertThat(alone.trial().number()).isEqualTo(1);
        hyperband.tell(alone, Searches.result(1, 0, 1));
        assertThat(hyperband.ask(3).orElseThrow().to()).isEqualTo(4);
    }
}
