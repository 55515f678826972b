package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.Lanes;
import anneal.lab.search.RecordedSearch.Fate;
import anneal.lab.search.RecordedTrial.Choice;
import anneal.lab.store.Status;
import anneal.lab.store.Store;
import anneal.notation.Dimension;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store tells of a search is what the search itself knows. */
class RecordedSearchLawsTest {
    @TempDir
    private Path folder;

    private static SearchPlan plan(Judge judge, Regime regime) {
        return Searches.plan(Searches.subject(judge, 7), Choosing.Method.TPE, regime, 60);
    }

    private static Tuned search(SearchPlan plan, Journal journal, Consumer<Supplier<Tuned>> progress) {
        try (LocalExecutor executor = new LocalExecutor(plan.subject(), new Lanes(2, 1))) {
            return new Tuner(plan, executor, journal, progress).search();
        }
    }

    private static RecordedSearch recorded(Store store) {
        RecordedSearches searches = new RecordedSearches(store);
        return searches.find(searches.progress().get(0).id()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void atItsEndAllIsTold(Judge judge) {
        SearchPlan plan = plan(judge, Regime.Halving.thirds(6));
        try (Store store = Store.open(folder.resolve("runs.db"))) {
            Tuned tuned = search(plan, StoredSearch.begin(store, folder, plan), state -> {});
            RecordedSearch recorded = recorded(store);
            assertThat(recorded.status()).isEqualTo(Status.FINISHED);
            assertThat(recorded.budget()).isEqualTo(plan.budget());
            assertThat(recorded.epochs()).isEqualTo(6);
            assertThat(recorded.used()).isEqualTo(tuned.used());
            assertThat(recorded.trials()).hasSameSizeAs(tuned.trials());
            assertThat(recorded.count(Fate.FINISHED)).isEqualTo(tuned.finished().size());
            assertThat(recorded.count(Fate.RUNNING) + recorded.count(Fate.BROKEN))
                    .isZero();
            Trial best = tuned.best().orElseThrow();
            assertThat(recorded.best().orElseThrow().number()).isEqualTo(best.number());
            assertThat(recorded.best().orElseThrow().loss())
                    .isEqualTo(tuned.last(best).result().loss());
            tuned.trials().forEach(trial -> assertSame(plan, tuned, trial, recorded));
        }
    }

    private static void assertSame(SearchPlan plan, Tuned tuned, Trial trial, RecordedSearch recorded) {
        RecordedTrial told = recorded.trials().get(trial.number());
        List<Dimension> dimensions = plan.space().dimensions();
        assertThat(told.schedule()).isEqualTo(trial.candidate().schedule());
        assertThat(told.peak()).isEqualTo(plan.subject().greatestRate(trial.candidate()));
        assertThat(told.epochs()).isEqualTo(tuned.last(trial).leg().to());
        assertThat(told.choices())
                .containsExactlyElementsOf(dimensions.stream()
                        .filter(dimension -> trial.candidate().values().containsKey(dimension.name()))
                        .map(dimension -> choice(dimension, trial))
                        .toList());
    }

    private static Choice choice(Dimension dimension, Trial trial) {
        double value = trial.candidate().values().get(dimension.name());
        return new Choice(dimension.name(), dimension.place(value), dimension.text(value));
    }

    @Test
    void whileItIsUnderWayThoseAreRunningThatAreAsked() {
        SearchPlan plan = plan(Judge.AS_IS, Regime.Halving.thirds(6));
        try (Store store = Store.open(folder.resolve("runs.db"))) {
            boolean[] begun = new boolean[1];
            search(plan, StoredSearch.begin(store, folder, plan), state -> {
                if (!begun[0]) {
                    begun[0] = true;
                    assertThat(recorded(store).status()).isEqualTo(Status.RUNNING);
                    assertThat(recorded(store).count(Fate.RUNNING)).isEqualTo(plan.ahead());
                    assertThat(recorded(store).best()).isEmpty();
                }
            });
            assertThat(begun[0]).isTrue();
        }
    }

    @Test
    void whatWasInterruptedIsStoppedAndItsTrialsAreBroken() {
        SearchPlan plan = plan(Judge.AS_IS, Regime.Halving.thirds(6));
        try (Store store = Store.open(folder.resolve("runs.db"))) {
            search(
                    plan,
                    StoredSearch.begin(store, folder, plan),
                    state -> Thread.currentThread().interrupt());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(recorded(store).status()).isEqualTo(Status.STOPPED);
            assertThat(recorded(store).count(Fate.BROKEN)).isEqualTo(plan.ahead());
        }
    }
}
