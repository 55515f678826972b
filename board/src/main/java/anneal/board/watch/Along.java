package anneal.board.watch;

import anneal.lab.store.StoredRun;
import anneal.notation.NotationException;
import java.util.Locale;

/** What curves are compared along. */
enum Along {
    /** Updates, from 0. */
    UPDATE {
        @Override
        double x(StoredRun run, long step, long millis) {
            return (double) step;
        }
    },
    /** Epochs, in fractions. */
    EPOCH {
        @Override
        double x(StoredRun run, long step, long millis) {
            return (double) step / Math.max(1, run.size().batches());
        }
    },
    /** Seconds since the run began. */
    TIME {
        @Override
        double x(StoredRun run, long step, long millis) {
            return (millis - run.times().started()) / 1000.0;
        }
    };

    /** Where a point stands. */
    abstract double x(StoredRun run, long step, long millis);

    /** The first step at an x or behind it. Where x is time, steps are not known by it: the first of all. */
    long from(StoredRun run, double x) {
        return this == TIME ? 0 : (long) Math.ceil(steps(run, x));
    }

    /** The step behind the last one at an x or before it. Where x is time, steps are not known by it: behind all. */
    long behind(StoredRun run, double x) {
        return this == TIME ? Long.MAX_VALUE : (long) (Math.floor(steps(run, x)) + 1);
    }

    private double steps(StoredRun run, double x) {
        return this == EPOCH ? x * Math.max(1, run.size().batches()) : x;
    }

    static Along of(String name) {
        for (Along along : values()) {
            if (along.toString().equals(name)) {
                return along;
            }
        }
        throw new NotationException("along must be update, epoch or time, but was " + name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
