package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.lab.store.Store;
import anneal.train.Ending;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store was told of a search it says again, to the last bit. */
class StoredSearchLawsTest {
    private static final SearchPlan PLAN = plan(3);

    @TempDir
    private Path folder;

    private static SearchPlan plan(long seed) {
        return Searches.plan(Searches.subject(Judge.AS_IS, seed), Choosing.Method.RANDOM, Regime.Halving.thirds(6), 60);
    }

    private static Leg leg(int number) {
        return new Leg(number, number / 2, "adam", "cosine(0.1, 100%)", 5, 0, number, number + 1);
    }

    @Test
    void resultsComeBack() {
        double inf = Double.POSITIVE_INFINITY;
        List<Result> results = List.of(
                new Result(Ending.COMPLETE, 0.1, 1 / 3.0, 2e-300, 7, 5, 0.25),
                new Result(Ending.DIVERGED, inf, Double.NaN, inf, inf, 2.5, 0));
        try (Store store = Store.open(folder.resolve("runs.db"))) {
            StoredSearch search = StoredSearch.begin(store, folder, PLAN);
            Stream.of(0, 1).forEach(i -> search.record(leg(i), results.get(i)));
        }
        try (Store store = Store.existing(folder.resolve("runs.db"))) {
            StoredSearch search = StoredSearch.resume(store, folder.resolve("."), PLAN);
            assertThat(search.find(leg(0))).contains(results.get(0));
            assertThat(search.find(leg(1))).contains(results.get(1));
            assertThat(search.find(leg(2))).isEmpty();
        }
    }

    @Test
    void anotherSearchIsToldApart() {
        try (Store store = Store.open(folder.resolve("runs.db"))) {
            StoredSearch.begin(store, folder, PLAN);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoredSearch.resume(store, folder, plan(4)))
                    .withMessage("the search of " + folder
                            + " must be the one to go on with, but: was seed = 3; is seed = 4");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoredSearch.resume(store, folder.resolve("x"), PLAN))
                    .withMessage("the run store " + store.file() + " must hold the search of " + folder.resolve("x")
                            + " to go on with it, but does not");
        }
    }

    @Test
    void aNewSearchTakesTheFoldersPlace() {
        try (Store store = Store.open(folder.resolve("runs.db"))) {
            StoredSearch.begin(store, folder, PLAN).record(leg(0), Searches.result(1, 1, 1));
            assertThat(StoredSearch.begin(store, folder, PLAN).find(leg(0))).isEmpty();
            assertThat(StoredSearch.resume(store, folder, PLAN).find(leg(0))).isEmpty();
        }
    }
}
