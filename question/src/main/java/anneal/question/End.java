package anneal.question;

import anneal.schedule.Frozen;
import anneal.schedule.Phase;
import anneal.schedule.Product;
import anneal.schedule.Reading;
import anneal.schedule.Schedule;
import anneal.schedule.Tail;
import java.util.List;

/**
 * Where the last part of a schedule with an end is over.
 *
 * @param step the step; 0 where there is no such part
 * @param open whether something was meant to go on from there
 */
record End(long step, boolean open) {
    private static final End NONE = new End(0, true);

    static End of(Schedule schedule) {
        if (schedule instanceof Phase phase) {
            return new End(phase.steps(), false);
        }
        if (schedule instanceof Tail tail) {
            End rest = of(tail.rest());
            long sum = tail.phase().steps() + rest.step();
            return sum < 0 ? NONE : new End(sum, rest.open());
        }
        if (schedule instanceof Product product) {
            return later(of(product.first()), of(product.second()));
        }
        if (schedule instanceof Frozen frozen) {
            End inner = of(frozen.schedule());
            return inner.step() > frozen.at() ? new End(frozen.at(), true) : inner;
        }
        return moved(schedule);
    }

    private static End later(End a, End b) {
        if (a.open() != b.open()) {
            return a.open() ? b : a;
        }
        return a.step() >= b.step() ? a : b;
    }

    /** The end of a part, on the clock of the whole that reads it. */
    private static End moved(Schedule schedule) {
        List<Reading> readings = schedule.readings(0);
        if (readings.size() != 1 || !readings.get(0).name().equals("schedule")) {
            return NONE;
        }
        End inner = of(readings.get(0).schedule());
        if (inner.step() == 0 || place(schedule, Long.MAX_VALUE / 2) < inner.step()) {
            return NONE;
        }
        long before = -1;
        long after = Long.MAX_VALUE / 2;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (place(schedule, middle) >= inner.step()) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return new End(after, inner.open());
    }

    private static long place(Schedule schedule, long step) {
        return schedule.readings(step).get(0).step();
    }
}
