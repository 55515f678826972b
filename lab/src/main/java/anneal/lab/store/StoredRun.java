package anneal.lab.store;

import anneal.lab.Run;
import anneal.lab.RunFile;
import org.jspecify.annotations.Nullable;

/**
 * A run as the store knows it.
 *
 * @param id what it is known by
 * @param group what the runs of one command have in common
 * @param parent the id of the run whose checkpoint it began from; null for none
 * @param name what it is called
 * @param command the command that trained it
 * @param text the run as a run file
 * @param folder where its files are; null for nowhere
 * @param status where it stands
 * @param times when
 * @param maker the process that trains, or trained, it
 * @param size how long it was planned to be
 */
public record StoredRun(
        String id,
        String group,
        @Nullable String parent,
        String name,
        String command,
        String text,
        @Nullable String folder,
        Status status,
        Times times,
        Maker maker,
        Size size) {

    /**
     * When a run began and ended, in milliseconds since 1970.
     *
     * @param started its first beginning
     * @param ended its end; null for none
     */
    public record Times(long started, @Nullable Long ended) {}

    /**
     * How long a run was planned to be; all 0 until it has begun.
     *
     * @param epochs epochs
     * @param batches updates in an epoch
     * @param rows rows of the training set
     */
    public record Size(int epochs, int batches, int rows) {

        /** Updates in all. */
        public long updates() {
            return (long) epochs * batches;
        }
    }

    /** The run as a value. */
    public Run run() {
        return RunFile.parse(text, "run " + id);
    }
}
