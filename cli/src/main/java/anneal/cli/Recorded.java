package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearches;
import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a store has under some names: a run or a search by the beginning of its id, several runs by the id of their group.
 *
 * @param runs the runs, each once
 * @param searches the searches, each once
 */
record Recorded(List<StoredRun> runs, List<RecordedSearch> searches) {

    /**
     * Looks names up.
     *
     * @throws anneal.lab.store.StoreException if there is nothing under one of them
     * @throws UsageException if there is more than one
     */
    static Recorded named(Store store, List<String> names) {
        Runs runs = new Runs(store);
        List<RecordedSearch> known = new RecordedSearches(store).list();
        Set<StoredRun> foundRuns = new LinkedHashSet<>();
        Set<RecordedSearch> foundSearches = new LinkedHashSet<>();
        for (String name : names) {
            List<RecordedSearch> here = known.stream()
                    .filter(search -> !name.isEmpty() && search.id().startsWith(name))
                    .toList();
            if (here.isEmpty()) {
                foundRuns.addAll(runs.select(name));
            } else {
                foundSearches.add(only(name, here, runs));
            }
        }
        return new Recorded(new ArrayList<>(foundRuns), new ArrayList<>(foundSearches));
    }

    private static RecordedSearch only(String name, List<RecordedSearch> here, Runs runs) {
        List<String> ids = Stream.concat(
                        here.stream().map(RecordedSearch::id),
                        runs.list().stream().map(StoredRun::id).filter(id -> id.startsWith(name)))
                .toList();
        if (ids.size() > 1) {
            throw new UsageException("more than one run or search begins with " + name + ": " + String.join(", ", ids));
        }
        return here.get(0);
    }
}
