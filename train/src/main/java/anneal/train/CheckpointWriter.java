package anneal.train;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints on a thread of its own, so that the one that trains pays for the copy only.
 *
 * <p>At most one checkpoint waits while another is written, and one more if it is the best so far: a newer one takes the
 * place of the one that waits, because the newest is what a crash will need. A checkpoint that cannot be written is reported in
 * one line, those written before stay, and the next one is tried again.
 */
public final class CheckpointWriter implements Consumer<Checkpoint>, AutoCloseable {
    private final CheckpointFolder folder;
    private final Consumer<String> problems;
    private final Thread thread;

    /** The best so far, if a newer one has taken its place before it was written. */
    private @Nullable Checkpoint best;

    private @Nullable Checkpoint newest;
    private boolean closed;

    /**
     * Starts the thread.
     *
     * @param folder where checkpoints go; it stays the caller's
     * @param problems told in a line what could not be written, on the writer's thread; not twice in a row the same
     */
    public CheckpointWriter(CheckpointFolder folder, Consumer<String> problems) {
        this.folder = folder;
        this.problems = problems;
        this.thread = new Thread(this::work, "anneal-checkpoints");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Takes a checkpoint to be written, without waiting. */
    @Override
    public synchronized void accept(Checkpoint checkpoint) {
        if (closed) {
            throw new IllegalStateException("the checkpoint writer is closed");
        }
        if (checkpoint.best()) {
            best = null;
        } else if (newest != null && newest.best()) {
            best = newest;
        }
        newest = checkpoint;
        notifyAll();
    }

    private void work() {
        String last = "";
        for (Checkpoint next = next(); next != null; next = next()) {
            String problem = write(next);
            if (!problem.isEmpty() && !problem.equals(last)) {
                problems.accept(problem);
            }
            last = problem;
        }
    }

    private String write(Checkpoint checkpoint) {
        try {
            folder.write(checkpoint);
            return "";
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return "no checkpoint at update " + checkpoint.position().step() + ": " + e.getMessage()
                    + "; those before it are kept";
        }
    }

    /** Waits for a checkpoint: the best before the newest. Null when there will be no more. */
    private synchronized @Nullable Checkpoint next() {
        while (newest == null && best == null && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        Checkpoint next = best;
        if (next == null) {
            next = newest;
            newest = null;
        }
        best = null;
        return next;
    }

    /** Waits until what was taken is written, also when this thread is interrupted, which it then stays. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
