package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Successive halving, its promotions worked out by hand. */
class AshaClosedFormsTest {

    /** Asks, with one answer open at a time; the loss of trial n is the n-th of {@code losses} whenever it is judged. */
    private static String conversation(List<Integer> rungs, int keep, double budget, String losses) {
        List<Double> loss =
                List.of(losses.split(" ")).stream().map(Double::valueOf).toList();
        Sampler some = new RandomSampler(Searches.space("0.1..1"), 0);
        Asha asha = new Asha(
                (index, best) -> index < loss.size() ? some.next(index, best) : Optional.empty(),
                Searches.subject(Judge.AS_IS, 0),
                rungs,
                keep);
        List<String> said = new ArrayList<>();
        double left = budget;
        for (Optional<Strategy.Move> move = asha.ask(left); move.isPresent(); move = asha.ask(left)) {
            Strategy.Move made = move.get();
            said.add(made.trial().number() + ":" + made.from() + "-" + made.to());
            left -= made.to() - made.from();
            asha.tell(made, Searches.result(loss.get(made.trial().number()), 0, made.to() - made.from()));
        }
        return said.stream().collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        100, 3 2 1,         0:0-2 1:0-2 2:0-2 2:2-4 2:4-6 1:2-6 0:2-6
        100, 3 2 1 4 5 0,   0:0-2 1:0-2 2:0-2 2:2-4 3:0-2 4:0-2 5:0-2 5:2-4 5:4-6 2:4-6 1:2-6 0:2-6 3:2-6 4:2-6
        16,  3 2 1 4 5 0,   0:0-2 1:0-2 2:0-2 2:2-4 3:0-2 4:0-2 2:4-6
        10,  3 2 1 4 5 0,   0:0-2 1:0-2 2:0-2 2:2-4 2:4-6
        6,   3 2,           0:0-2 0:2-6
        """)
    void oneInThreeGoesOn(double budget, String losses, String said) {
        assertThat(conversation(List.of(2, 4, 6), 3, budget, losses)).isEqualTo(said);
    }

    @Test
    void withOneRungEveryTrialGoesToTheEnd() {
        assertThat(conversation(List.of(6), 2, 20, "1 2 3 4")).isEqualTo("0:0-6 1:0-6 2:0-6");
    }

    /** Three of one rung are open; only when the third is told may the best go on. */
    @Test
    void whoGoesOnIsDecidedByWhatWasTold() {
        Asha asha = new Asha(
                new RandomSampler(Searches.space("0.1..1"), 0), Searches.subject(Judge.AS_IS, 0), List.of(2, 6), 3);
        Deque<Strategy.Move> open = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) {
            open.add(asha.ask(100).orElseThrow());
        }
        asha.tell(open.remove(), Searches.result(1, 0, 2));
        assertThat(asha.ask(100).orElseThrow().trial().number()).isEqualTo(3);
        asha.tell(open.remove(), Searches.result(2, 0, 2));
        asha.tell(open.remove(), Searches.result(3, 0, 2));
        Strategy.Move promotion = asha.ask(100).orElseThrow();
        assertThat(promotion.trial().number()).isZero();
        assertThat(promotion.to()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        AS_IS,    1 2 3, 3 1 2, 1.0 2.0 3.0
        AVERAGE,  1 2 3, 3 1 2, 3.0 1.0 2.0
        RANK_SUM, 1 2 3, 3 1 2, 2.0 1.0 3.0
        RANK_SUM, 1 1 3, 3 1 1, 2.5 1.0 2.5
        """)
    void judges(Judge judge, String losses, String averages, String scores) {
        String[] loss = losses.split(" ");
        String[] average = averages.split(" ");
        List<Result> peers = new ArrayList<>();
        for (int i = 0; i < loss.length; i++) {
            peers.add(Searches.result(Double.parseDouble(loss[i]), Double.parseDouble(average[i]), 1));
        }
        String given =
                Arrays.stream(judge.scores(peers)).mapToObj(Double::toString).collect(Collectors.joining(" "));
        assertThat(given).isEqualTo(scores);
    }
}
