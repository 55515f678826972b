package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.store.Ids;
import anneal.lab.store.NewRun.Origin;
import anneal.lab.store.Store;
import anneal.lab.store.StoreException;
import anneal.lab.store.StoreRecording;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The flags that say in which run store runs are recorded. */
final class StoreOptions {
    private static final String VARIABLE = "ANNEAL_STORE";

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "record runs in this run store (default: ANNEAL_STORE, else ./anneal.db)")
    private @Nullable Path file;

    @Option(names = "--no-store", description = "record runs in no store")
    private boolean none;

    /** The store: that of a flag, else that of the variable, else the usual one. */
    static Path file(@Nullable Path flag) {
        String variable = System.getenv(VARIABLE);
        if (flag != null) {
            return flag;
        }
        return variable == null || variable.isEmpty() ? Store.STANDARD : Path.of(variable);
    }

    /**
     * Begins to record. Where the disk is full, say, or the file locked, that is told and nothing is recorded.
     *
     * @param command the command whose runs are recorded
     * @param folder where their files go
     * @param problems told, in a line, what cannot be written
     * @throws StoreException if the file is no run store, or a newer one
     */
    StoreRecording start(String command, Path folder, Consumer<String> problems) {
        Origin origin = new Origin(command, Ids.fresh(), folder, Version.text());
        return new StoreRecording(open(problems), origin, problems);
    }

    /** Says what was recorded, and where. */
    static void tell(CommandLine line, StoreRecording records) {
        if (!records.text().isEmpty()) {
            line.getErr().println(records.text());
        }
    }

    /** The store; null for none. Where the disk is full, say, or the file locked, that is told and there is none. */
    @Nullable
    Store open(Consumer<String> problems) {
        if (none && file != null) {
            throw new UsageException("--store and --no-store must not both be given");
        }
        if (none) {
            return null;
        }
        try {
            return Store.open(file(file));
        } catch (StoreException e) {
            if (!e.passing()) {
                throw e;
            }
            problems.accept(e.getMessage() + "; nothing is recorded there");
            return null;
        }
    }
}
