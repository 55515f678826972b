package anneal.net;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A count that one thread raises and another waits for.
 *
 * <p>Who waits spins for a moment first, because the other is usually about to be done, and then parks: on a busy machine
 * the core is better used by somebody else.
 */
final class Signal {
    /** Some 50 microseconds, about what it takes to wake a parked thread. */
    private static final int SPINS = 2_000;

    private volatile int count;
    private volatile @Nullable Thread parked;

    int count() {
        return count;
    }

    /** Counts on by one. Called by one thread only. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void raise() {
        count++;
        Thread waiting = parked;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** Returns as soon as the count is no longer {@code seen}. Called by one thread only. */
    void awaitOtherThan(int seen) {
        for (int i = 0; i < SPINS; i++) {
            if (count != seen) {
                return;
            }
            Thread.onSpinWait();
        }
        parked = Thread.currentThread();
        while (count == seen) {
            LockSupport.park(this);
        }
        parked = null;
    }
}
