package anneal.cli;

import anneal.cli.Failures.UsageException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about checkpoints: how often they are made, and how to go on from one. */
final class ResumeOptions {
    private static final int STANDARD_KEEP = 2;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "LENGTH",
            description = "how often the run saves itself: epochs such as 1ep (default), updates such as 500, or none")
    private @Nullable String every;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "how many checkpoints are kept besides the best (default 2)")
    private @Nullable Integer keep;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "go on with the run in this folder as if it had never stopped; or with one checkpoint of it")
    private @Nullable Path resume;

    @Option(
            names = "--retarget",
            description = "with --resume: under another schedule or other epochs; shows the rate before and after")
    private boolean retarget;

    @Option(
            names = "--fork-cooldown",
            paramLabel = "LENGTH",
            description =
                    "with --resume and --out: branch off with a linear cooldown to 0 over 10%% of the updates made, "
                            + "2ep or 500 updates")
    private @Nullable String cooldown;

    /** What to go on with; null for a new run. */
    @Nullable
    Path resume() {
        if (resume == null && (retarget || cooldown != null)) {
            throw new UsageException((retarget ? "--retarget" : "--fork-cooldown") + " needs --resume");
        }
        if (retarget && cooldown != null) {
            throw new UsageException("--retarget and --fork-cooldown must not both be given");
        }
        return resume;
    }

    boolean retarget() {
        return retarget;
    }

    /** The length of a cooldown to branch off with; null for none. */
    @Nullable
    String cooldown() {
        return cooldown;
    }

    /** How often to save; {@code otherwise} if that was not said. */
    Cadence every(Cadence otherwise) {
        return every == null ? otherwise : Cadence.parse(every);
    }

    int keep() {
        if (keep != null && keep < 1) {
            throw new UsageException("--keep must be >= 1, but was " + keep);
        }
        return keep == null ? STANDARD_KEEP : keep;
    }
}
