package anneal.cli;

import anneal.lab.store.Store;
import java.nio.file.Path;
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
}
