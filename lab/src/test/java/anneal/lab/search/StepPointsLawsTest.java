package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every search for step points, whatever it finds. */
class StepPointsLawsTest {
    private static final double BUDGET = 60;

    private static SearchPlan plan(long seed, double budget) {
        return new SearchPlan(
                Searches.subject(Judge.RANK_SUM, seed),
                Searches.space("0.03..1 log"),
                Choosing.by(Choosing.Method.TPE),
                Regime.Cutting.within(budget, 6, List.of(0.3, 0.1)),
                budget,
                SearchPlan.AHEAD);
    }

    private static Tuned search(long seed, int lanes) {
        return Searches.search(plan(seed, BUDGET), lanes, Journal.inMemory());
    }

    private static List<String> told(Tuned tuned) {
        return tuned.steps().stream()
                .map(step -> step.leg() + " " + Searches.timeless(step.result()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void lanesChangeNothing(long seed) {
        Tuned alone = search(seed, 1);
        Tuned beside = search(seed, 3);
        assertThat(told(beside)).isEqualTo(told(alone));
        assertThat(beside.cuts()).isEqualTo(alone.cuts());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 30})
    void aSearchThatWasKilledEndsAsIfItHadNot(int after) {
        Tuned whole = search(3, 2);
        Tuned resumed = Searches.search(plan(3, BUDGET), 2, Searches.killedAfter(whole, after));
        assertThat(told(resumed)).isEqualTo(told(whole));
        assertThat(resumed.cuts()).isEqualTo(whole.cuts());
    }

    /** Each epoch is trained once and counts once: what was cut goes on where the other was. */
    @ParameterizedTest
    @CsvSource({"0, 6", "0, 13", "1, 60", "2, 100"})
    void theBudgetHolds(long seed, double budget) {
        Tuned tuned = Searches.search(plan(seed, budget), 2, Journal.inMemory());
        assertThat(tuned.used()).isLessThanOrEqualTo(budget);
        assertThat(tuned.finished()).isNotEmpty();
        assertThat(tuned.steps())
                .allMatch(step ->
                        step.leg().from() == 0 || step.leg().to() == step.leg().from() + 1);
        assertThat(tuned.used())
                .isCloseTo(
                        tuned.steps().stream()
                                .mapToDouble(step -> step.result().epochs())
                                .sum(),
                        within(1e-9));
    }

    /** The schedule that is found, trained from the first update, is what was found. */
    @Test
    void whatWasFoundIsItsSchedule() {
        Tuned tuned = search(1, 2);
        Trial cut = tuned.finished().stream()
                .filter(trial -> trial.candidate().schedule().startsWith("milestones"))
                .findFirst()
                .orElseThrow();
        Result alone = Searches.subject(Judge.RANK_SUM, 1)
                .train(Leg.of(0, cut, 0, 6), null, 1)
                .result();
        assertThat(tuned.last(cut).result().loss()).isEqualTo(alone.loss());
    }

    /** On the way to the best, each cut was made of what the one before it kept. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void theWayLeadsToTheBest(long seed) {
        Tuned tuned = search(seed, 1);
        List<Cut> way = new CutsReport(tuned).way();
        assertThat(way).isNotEmpty();
        Trial at = way.get(0).uncut();
        assertThat(at.candidate().schedule()).doesNotContain("milestones");
        for (Cut cut : way) {
            assertThat(cut.uncut()).isEqualTo(at);
            at = cut.kept();
        }
        assertThat(at).isEqualTo(tuned.best().orElseThrow());
        assertThat(new CutsReport(tuned).table().rows())
                .hasSize(way.stream().mapToInt(cut -> cut.tried().size()).sum());
    }
}
