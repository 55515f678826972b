package anneal.question;

import anneal.schedule.Reading;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/**
 * The steps of a run at which schedules are worth looking at: every step at which a rate changes, as long as these are
 * not too many, and from there on samples with the steps around every break between them.
 */
final class Places {
    private static final int CHANGES = 100_000;
    private static final int SAMPLES = 2_000;

    private final long[] steps;
    private final boolean complete;

    private Places(long[] steps, boolean complete) {
        this.steps = steps;
        this.complete = complete;
    }

    /** The places of some schedules in a run of so many updates. */
    static Places of(long updates, Schedule... schedules) {
        SortedSet<Long> steps = new TreeSet<>(List.of(0L, updates - 1));
        LongUnaryOperator next = step -> Arrays.stream(schedules)
                .mapToLong(schedule -> schedule.nextChange(step))
                .min()
                .orElse(Schedule.NEVER);
        long step = 0;
        for (int i = 0; i < CHANGES && step < updates; i++) {
            steps.add(step);
            steps.add(Math.max(0, step - 1));
            step = next.applyAsLong(step);
        }
        long exact = Math.min(step, updates);
        if (exact < updates) {
            sample(steps, exact, updates, schedules);
        }
        return new Places(steps.stream().mapToLong(Long::longValue).toArray(), exact == updates);
    }

    /** The steps, increasing from 0 to the last update. */
    long[] steps() {
        return steps;
    }

    /** Whether nothing was left out. */
    boolean complete() {
        return complete;
    }

    private static void sample(SortedSet<Long> steps, long from, long updates, Schedule... schedules) {
        long last = from;
        for (int i = 0; i <= SAMPLES; i++) {
            long step = from + (long) ((updates - 1 - from) * ((double) i / SAMPLES));
            steps.add(step);
            for (Schedule schedule : schedules) {
                addBreak(steps, schedule, last, step);
            }
            last = step;
        }
    }

    /** Finds by bisection a step between two at which another part takes over or a part begins again. */
    private static void addBreak(SortedSet<Long> steps, Schedule schedule, long from, long to) {
        if (!broken(schedule, from, to)) {
            return;
        }
        long before = from;
        long after = to;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (broken(schedule, before, middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        steps.addAll(List.of(Math.max(0, before - 1), before, after, after + 1));
    }

    private static boolean broken(Schedule schedule, long from, long to) {
        List<Reading> first = path(schedule, from);
        List<Reading> second = path(schedule, to);
        if (first.size() != second.size()) {
            return true;
        }
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).schedule() != second.get(i).schedule()
                    || second.get(i).step() < first.get(i).step()) {
                return true;
            }
        }
        return false;
    }

    /** All that is read at a step, from the outside to the inside. */
    static List<Reading> path(Schedule schedule, long step) {
        List<Reading> path = new ArrayList<>();
        for (Reading reading : schedule.readings(step)) {
            path.add(reading);
            path.addAll(path(reading.schedule(), reading.step()));
        }
        return path;
    }
}
