package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.train.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every search, whatever it finds. */
class SearchLawsTest {
    private static final Regime HALVING = new Regime.Halving(List.of(2, 4), 3);
    private static final double BUDGET = 60;

    private static List<String> told(Tuned tuned) {
        return tuned.steps().stream()
                .map(step -> step.leg() + " " + Searches.timeless(step.result()))
                .toList();
    }

    private static SearchPlan plan(long seed) {
        return Searches.plan(Searches.subject(Judge.RANK_SUM, seed), Choosing.Method.TPE, HALVING, BUDGET);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void lanesChangeNothing(long seed) {
        Tuned alone = Searches.search(plan(seed), 1, Journal.inMemory());
        assertThat(told(Searches.search(plan(seed), 3, Journal.inMemory()))).isEqualTo(told(alone));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 12})
    void aSearchThatWasKilledEndsAsIfItHadNot(int after) {
        Tuned whole = Searches.search(plan(3), 2, Journal.inMemory());
        Tuned resumed = Searches.search(plan(3), 2, Searches.killedAfter(whole, after));
        assertThat(told(resumed)).isEqualTo(told(whole));
        assertThat(resumed.bestFirst()).isEqualTo(whole.bestFirst());
    }

    @ParameterizedTest
    @EnumSource(Judge.class)
    void theBudgetHoldsForEveryJudge(Judge judge) {
        for (Regime regime : List.of(new Regime.Full(), HALVING)) {
            Tuned tuned = Searches.search(
                    Searches.plan(Searches.subject(judge, 0), Choosing.Method.RANDOM, regime, BUDGET),
                    2,
                    Journal.inMemory());
            assertThat(tuned.used()).isLessThanOrEqualTo(BUDGET).isGreaterThan(BUDGET - 6);
            assertThat(tuned.finished()).isNotEmpty();
            double trained = tuned.steps().stream()
                    .mapToDouble(step -> step.result().epochs())
                    .sum();
            assertThat(tuned.used()).isCloseTo(trained, within(1e-9));
        }
    }

    /** A leg from a checkpoint, and from another trial's with the same beginning, has the bits of one from the start. */
    @ParameterizedTest
    @EnumSource(Judge.class)
    void whereALegBeginsChangesNothing(Judge judge) {
        Subject subject = Searches.subject(judge, 5);
        Trial trunk = trial(0, "0.1");
        Trial branch = trial(1, "hold(0.1, 3ep) then linear(0.1, 3ep)");
        Checkpoint end = subject.train(Leg.of(0, trunk, 0, 2), null, 1).checkpoint();
        Trunks trunks = new Trunks(subject);
        trunks.reached(trunk, 2);
        Leg shared = trunks.shared(Leg.of(1, branch, 0, 4), branch);
        assertThat(shared.source()).isZero();
        assertThat(shared.from()).isEqualTo(2);
        Result fromTrunk = subject.train(shared, end, 1).result();
        Result fromStart = subject.train(shared, null, 1).result();
        assertThat(Searches.timeless(fromTrunk)).isEqualTo(Searches.timeless(fromStart));
        assertThat(fromTrunk.epochs()).isEqualTo(2 + judge.probe());
    }

    @Test
    void onlyWhatBeginsAlikeIsShared() {
        Trunks trunks = new Trunks(Searches.subject(Judge.AS_IS, 0));
        trunks.reached(trial(0, "0.1"), 2);
        for (String schedule : List.of("0.2", "cosine(0.1, 6ep)", "hold(0.1, 1ep) then 0.2", "0.1 under plateau()")) {
            Trial other = trial(1, schedule);
            assertThat(trunks.shared(Leg.of(1, other, 0, 4), other).from()).isZero();
        }
    }

    /** A grid of constant rates and holds is trained in fewer epochs than its parts have. */
    @Test
    void trunksSaveEpochs() {
        Subject subject = Searches.subject(Judge.AS_IS, 0);
        SearchSpace space = Searches.space("{0.1, hold(0.1, 3ep) then 0.01, hold(0.1, 5ep) then 0.01}");
        Tuned tuned = Searches.search(
                new SearchPlan(
                        subject,
                        space,
                        Choosing.by(Choosing.Method.GRID),
                        new Regime.Halving(List.of(2, 4), 3),
                        100,
                        1),
                1,
                Journal.inMemory());
        assertThat(tuned.finished()).hasSize(3);
        assertThat(tuned.used()).isLessThan(18);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void theSameSeedAsksTheSame(long seed) {
        for (Choosing.Method method : Choosing.Method.values()) {
            SearchSpace space = Searches.space(Searches.SPACE, "sgd(momentum=0.5..0.9)", "adam");
            assertThat(asked(space, method, seed)).isEqualTo(asked(space, method, seed));
        }
    }

    private static List<Candidate> asked(SearchSpace space, Choosing.Method method, long seed) {
        Sampler sampler = Choosing.by(method).sampler(space, seed);
        return Stream.iterate(0, i -> i + 1)
                .limit(9)
                .map(i -> sampler.next(i, List.of()).orElseThrow())
                .toList();
    }

    private static Trial trial(int number, String schedule) {
        return new Trial(number, new Candidate(Map.of(), "sgd(momentum=0.9)", schedule), 5);
    }
}
