package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.train.Guard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say when a run has diverged and what is done then. */
final class GuardOptions {
    private static final int STANDARD_ROLLBACKS = 3;

    /** What is done when a run has diverged. */
    enum Action {
        STOP,
        ROLLBACK
    }

    @Option(
            names = "--on-divergence",
            paramLabel = "ACTION",
            description = "stop (default), or rollback: go back to the last good checkpoint and halve the rate")
    private @Nullable Action action;

    @Option(names = "--rollbacks", paramLabel = "N", description = "how often a run may go back (default 3)")
    private @Nullable Integer rollbacks;

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
        return new Guard(limit == null ? guard.limit() : limit, times, guard.factor());
    }

    /** A guard as a note of a checkpoint. */
    static String print(Guard guard) {
        return guard.limit() + " " + guard.rollbacks() + " " + guard.factor();
    }

    static Guard parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("guard must be a limit, rollbacks and a factor, but was " + text);
        }
        return new Guard(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
    }
}
