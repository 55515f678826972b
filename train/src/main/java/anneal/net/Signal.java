package anneal.net;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A count that one thread raises and another waits for.
 *
 * <p>Who waits spins for a moment, because the other is usually about to be done; then lets other threads go first; and
 * parks only after that. A thread that parks at once tends to be woken on the core of the one that wakes it, and then the
 * two take turns on one core with the other idle; as long as both can run, the system puts them on different cores.
 */
final class Signal {
    /** Some 50 microseconds. */
    private static final int SPINS = 2_000;

    /** About one step of training. */
    private static final long YIELD_NANOS = 2_000_000;

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
    @SuppressWarnings("ThreadPriorityCheck") // yields to be polite, not to be right
    void awaitOtherThan(int seen) {
        for (int i = 0; i < SPINS; i++) {
            if (count != seen) {
                return;
            }
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + YIELD_NANOS;
        while (System.nanoTime() - end < 0) {
            if (count != seen) {
                return;
            }
            Thread.yield();
        }
        parked = Thread.currentThread();
        while (count == seen) {
            LockSupport.park(this);
        }
        parked = null;
    }
}
