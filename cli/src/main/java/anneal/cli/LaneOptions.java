package anneal.cli;

import anneal.lab.Lanes;
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

    /** The lanes for so many runs. */
    Lanes lanes(int runs) {
        int cores = Runtime.getRuntime().availableProcessors();
        int room = threads == null ? cores : Math.max(1, cores / Math.max(1, threads));
        Lanes lanes = parallel == null ? Lanes.filling(Math.min(runs, room), cores) : Lanes.of(parallel, cores);
        return threads == null ? lanes : new Lanes(lanes.parallel(), threads);
    }
}
