package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Populations: what evolves is a schedule, and training it from the start gives the same. */
class PopulationLawsTest {
    private static final Regime EVOLVING = new Regime.Evolving(4, 2);

    private static Tuned evolve(long seed, int lanes) {
        Subject subject = Searches.subject(Judge.AS_IS, seed);
        SearchSpace space = Searches.space("0.01..0.3 log");
        SearchPlan plan =
                new SearchPlan(subject, space, Choosing.by(Choosing.Method.RANDOM), EVOLVING, 24, SearchPlan.AHEAD);
        return Searches.search(plan, lanes, Journal.inMemory());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void everyGenerationHasAnHeir(long seed) {
        Tuned tuned = evolve(seed, 2);
        assertThat(tuned.used()).isEqualTo(24);
        assertThat(tuned.finished()).hasSize(4);
        assertThat(tuned.trials()).hasSize(6);
        assertThat(tuned.trials().get(5).candidate().schedule())
                .startsWith("hold(")
                .contains(" then ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void lanesChangeNothing(long seed) {
        assertThat(evolve(seed, 3).bestFirst()).isEqualTo(evolve(seed, 1).bestFirst());
    }

    @Test
    void anHeirIsItsSchedule() {
        Tuned tuned = evolve(0, 1);
        Trial heir = tuned.trials().get(5);
        Subject subject = Searches.subject(Judge.AS_IS, 0);
        Result alone = subject.train(Leg.of(0, heir, 0, 6), null, 1).result();
        Result evolved = tuned.last(heir).result();
        assertThat(evolved.loss()).isEqualTo(alone.loss());
        assertThat(evolved.epochs()).isEqualTo(2);
    }

    @Test
    void aPopulationBeginsAtConstantRates() {
        Subject subject = Searches.subject(Judge.AS_IS, 0);
        Strategy strategy = EVOLVING.start(new RandomSampler(Searches.space("cosine(0.1, 100%)"), 0), subject);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.ask(24))
                .withMessage(
                        "the space must hold constant rates alone, such as 0.001..1 log, but drew cosine(0.1, 100%)");
    }
}
