package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.train.Guard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say when a run has diverged and what is done then. */
final class GuardOptions {
    private static final int STANDARD_ROLLBACKS = 3;
    private static final int STANDARD_SKIPS = 10;

    /** What is done when a run has diverged. */
    enum Action {
        STOP,
        ROLLBACK
    }

    /** What is done about a loss or a gradient that is not finite. */
    enum NotFinite {
        DIVERGE,
        SKIP
    }

    @Option(
            names = "--on-divergence",
            paramLabel = "ACTION",
            description = "stop (default), or rollback: go back to the last good checkpoint and halve the rate")
    private @Nullable Action action;

    @Option(names = "--rollbacks", paramLabel = "N", description = "how often a run may go back (default 3)")
    private @Nullable Integer rollbacks;

    @Option(
            names = "--on-non-finite",
            paramLabel = "ACTION",
            description =
                    "diverge (default): a loss that is not finite is a divergence; skip: leave out an update whose"
                            + " loss or gradient is not finite")
    private @Nullable NotFinite notFinite;

    @Option(
            names = "--skips",
            paramLabel = "N",
            description = "more skipped updates in a row are a divergence (default 10)")
    private @Nullable Integer skips;

    @Option(
            names = "--loss-limit",
            paramLabel = "X",
            description = "a smoothed loss above X times the first is a divergence, too (default: only one that is not"
                    + " finite)")
    private @Nullable Double limit;

    /** A guard with these flags in place of its own parts. */
    Guard over(Guard guard) {
        int times = guard.rollbacks();
        if (action != null) {
            times = action == Action.STOP ? 0 : STANDARD_ROLLBACKS;
        }
        if (rollbacks != null) {
            if (times == 0) {
                throw new UsageException("--rollbacks needs --on-divergence rollback");
            }
            times = rollbacks;
        }
        return new Guard(limit == null ? guard.limit() : limit, times, guard.factor(), skips(guard.skips()));
    }

    private int skips(int current) {
        int most = notFinite == null ? current : notFinite == NotFinite.DIVERGE ? 0 : STANDARD_SKIPS;
        if (skips == null) {
            return most;
        }
        if (most == 0) {
            throw new UsageException("--skips needs --on-non-finite skip");
        }
        if (skips < 1) {
            throw new UsageException("--skips must be >= 1, but was " + skips);
        }
        return skips;
    }

    /** A guard as a note of a checkpoint. */
    static String print(Guard guard) {
        return guard.limit() + " " + guard.rollbacks() + " " + guard.factor() + " " + guard.skips();
    }

    static Guard parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("guard must be a limit, rollbacks, a factor and skips, but was " + text);
        }
        return new Guard(
                Double.parseDouble(parts[0]),
                Integer.parseInt(parts[1]),
                Double.parseDouble(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
