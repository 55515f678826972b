package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.Lanes;
import anneal.train.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how many runs go on at once, and on how many threads each computes. */
final class LaneOptions {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "runs at once (default: as many as the cores have room for); changes no result")
    private @Nullable Integer parallel;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of each run, 1 or 2 (default: 1, or 2 where cores would be idle); changes no result")
    private @Nullable Integer threads;

    /** The lanes for so many runs of a task: one after another, if its learners cannot be at work at once. */
    Lanes lanes(int runs, Task task) {
        if (!task.parallel() && parallel != null && parallel > 1) {
            throw new UsageException("--parallel must be 1 with " + task
                    + ", which does not say that its learners can be at work at once, but was " + parallel);
        }
        return lanes(task.parallel() ? runs : 1);
    }

    private Lanes lanes(int runs) {
        int cores = Runtime.getRuntime().availableProcessors();
        int room = threads == null ? cores : Math.max(1, cores / Math.max(1, threads));
        Lanes lanes = parallel == null ? Lanes.filling(Math.min(runs, room), cores) : Lanes.of(parallel, cores);
        return threads == null ? lanes : new Lanes(lanes.parallel(), threads);
    }
}
