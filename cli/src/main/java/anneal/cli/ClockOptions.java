package anneal.cli;

import anneal.notation.Clock;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import anneal.schedule.Phase;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of commands that look at schedules without a run: how long, and what an epoch is. */
final class ClockOptions {
    private static final long STEPS_OF_THE_ENDLESS = 1_000;
    private static final long MOST_STEPS = 100_000_000;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "updates to look at (default: the longest schedule's end, or 1000)")
    private @Nullable Long steps;

    @Option(names = "--updates-per-epoch", paramLabel = "N", description = "what 1ep is worth")
    private long updatesPerEpoch;

    /** The last step to look at. */
    long steps(List<Plan> plans) {
        if (steps != null) {
            if (steps < 1 || steps > MOST_STEPS) {
                throw new Failures.UsageException("--steps must be from 1 to " + MOST_STEPS + ", but was " + steps);
            }
            return steps;
        }
        return plans.stream().map(this::end).flatMapToLong(OptionalLong::stream).max().stream()
                .map(end -> Math.min(end, MOST_STEPS))
                .findFirst()
                .orElse(STEPS_OF_THE_ENDLESS);
    }

    private OptionalLong end(Plan plan) {
        try {
            return plan.resolve(clock(0)).schedule() instanceof Phase phase
                    ? OptionalLong.of(phase.steps())
                    : OptionalLong.empty();
        } catch (NotationException e) {
            return OptionalLong.empty();
        }
    }

    /** The clock of a run of so many updates. */
    Clock clock(long updates) {
        if (updatesPerEpoch < 0) {
            throw new Failures.UsageException("--updates-per-epoch must be >= 1, but was " + updatesPerEpoch);
        }
        return new Clock(updatesPerEpoch, 0, 0, updates);
    }
}
