package anneal.net;

import anneal.optim.Crew;
import org.jspecify.annotations.Nullable;

/**
 * One or two threads that do the two shards of a piece of work: the caller's, and a helper that is idle in between.
 *
 * <p>Made and used by one thread at a time. {@link #close} ends the helper.
 */
final class Team implements Crew, AutoCloseable {
    private final int threads;
    private final Signal asked = new Signal();
    private final Signal done = new Signal();
    private @Nullable Thread helper;
    private Work work = shard -> {};
    private @Nullable Throwable failure;
    private volatile boolean closed;

    Team(int threads) {
        this.threads = threads;
    }

    /** Does both shards, and returns when both are done; what the work throws is thrown here. */
    @Override
    public void run(Work piece) {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        if (threads == 1) {
            piece.shard(0);
            piece.shard(1);
            return;
        }
        int before = done.count();
        work = piece;
        failure = null;
        wakeHelper();
        try {
            piece.shard(0);
        } finally {
            done.awaitOtherThan(before);
        }
        if (failure != null) {
            throw failed(failure);
        }
    }

    private void wakeHelper() {
        if (helper == null) {
            helper = new Thread(this::help, "anneal-net-helper");
            helper.setDaemon(true);
            helper.start();
        }
        asked.raise();
    }

    private void help() {
        for (int seen = 0; ; seen++) {
            asked.awaitOtherThan(seen);
            if (closed) {
                return;
            }
            try {
                work.shard(1);
            } catch (Throwable thrown) {
                failure = thrown;
            }
            done.raise();
        }
    }

    private static RuntimeException failed(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    @Override
    public void close() {
        closed = true;
        asked.raise();
    }
}
