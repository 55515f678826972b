package anneal.cli;

import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says which run store is read. */
final class StoreChoice {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "the run store (default: ANNEAL_STORE, else ./anneal.db)")
    private @Nullable Path file;

    /** The store, which must be there. */
    Store open() {
        return Store.existing(StoreOptions.file(file));
    }

    /** The runs that are named, each once. */
    static List<StoredRun> select(Runs runs, List<String> names) {
        Set<StoredRun> selected = new LinkedHashSet<>();
        names.forEach(name -> selected.addAll(runs.select(name)));
        return new ArrayList<>(selected);
    }
}
