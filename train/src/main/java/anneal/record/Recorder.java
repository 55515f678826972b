package anneal.record;

import anneal.train.TrainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of a run's events that writes logs in the background.
 *
 * <p>The training thread only puts events on a list; a daemon thread writes them, in parcels of 512 events or of a second, also
 * while no more events come.
 * A log that fails ends, the others and the run go on; {@link #close} then throws what went wrong. One thread at a time
 * may send events. What was not handed over when the process is killed is lost: a second's events at most.
 */
public final class Recorder implements Consumer<TrainEvent>, AutoCloseable {
    private static final int PARCEL = 512;
    private static final int MOST_PARCELS = 64;
    private static final long MILLIS_BETWEEN_PARCELS = 1_000;

    private final List<RunLog> logs;
    private final List<IOException> failures = new ArrayList<>();
    private final BlockingQueue<Parcel> waiting = new ArrayBlockingQueue<>(MOST_PARCELS);
    private final Thread writer = new Thread(this::write, "anneal-records");
    private Parcel open = new Parcel();
    private long handedOver;

    /** Starts to record; the logs are the recorder's from now on, to be closed by it. */
    public Recorder(List<? extends RunLog> logs) {
        this.logs = new ArrayList<>(logs);
        writer.setDaemon(true);
        writer.start();
    }

    /** Some events in a row, with their times; an empty one is the last. */
    private static final class Parcel {
        private final TrainEvent[] events = new TrainEvent[PARCEL];
        private final long[] millis = new long[PARCEL];
        private int size;

        void add(TrainEvent event, long now) {
            events[size] = event;
            millis[size++] = now;
        }

        boolean isDue(long now) {
            return size == PARCEL || now - millis[0] >= MILLIS_BETWEEN_PARCELS;
        }

        void writeTo(RunLog log) throws IOException {
            for (int i = 0; i < size; i++) {
                log.write(events[i], millis[i]);
            }
            log.flush();
        }
    }

    @Override
    public void accept(TrainEvent event) {
        Parcel due = add(event, System.currentTimeMillis());
        if (due != null) {
            handOver(due);
        }
    }

    private synchronized @Nullable Parcel add(TrainEvent event, long now) {
        open.add(event, now);
        return open.isDue(now) ? takeOpen() : null;
    }

    private synchronized Parcel takeOpen() {
        Parcel taken = open;
        open = new Parcel();
        handedOver++;
        return taken;
    }

    /** The open parcel if it holds anything and the writer has all that were handed over before it. */
    private synchronized @Nullable Parcel takeIdle(long received) {
        return open.size > 0 && handedOver == received ? takeOpen() : null;
    }

    /** Waits where the writer is far behind, also in a thread that was interrupted: what was reached is still recorded. */
    private void handOver(Parcel parcel) {
        uninterrupted(() -> {
            while (!waiting.offer(parcel, 1, TimeUnit.SECONDS)) {
                if (!writer.isAlive()) {
                    return;
                }
            }
        });
    }

    /** Something that waits. */
    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Waiting action) {
        boolean interrupted = false;
        while (true) {
            try {
                action.run();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            long received = 0;
            for (Parcel parcel = next(received); parcel.size > 0; parcel = next(received)) {
                received++;
                write(parcel);
            }
        } catch (InterruptedException e) {
            failures.add(new IOException("the records' thread was interrupted", e));
        }
        List.copyOf(logs).forEach(this::end);
    }

    private Parcel next(long received) throws InterruptedException {
        Parcel parcel = null;
        while (parcel == null) {
            parcel = waiting.poll(MILLIS_BETWEEN_PARCELS, TimeUnit.MILLISECONDS);
            if (parcel == null) {
                parcel = takeIdle(received);
            }
        }
        return parcel;
    }

    private void write(Parcel parcel) {
        for (RunLog log : List.copyOf(logs)) {
            try {
                parcel.writeTo(log);
            } catch (IOException e) {
                failures.add(e);
                end(log);
            } catch (RuntimeException e) {
                failures.add(new IOException(e.toString(), e));
                end(log);
            }
        }
    }

    private void end(RunLog log) {
        logs.remove(log);
        try {
            log.close();
        } catch (IOException e) {
            failures.add(e);
        } catch (RuntimeException e) {
            failures.add(new IOException(e.toString(), e));
        }
    }

    /**
     * Waits until everything is written, and closes the logs.
     *
     * @throws UncheckedIOException if a log could not be written to its end; the first failure, the others suppressed
     */
    @Override
    public void close() {
        if (!writer.isAlive()) {
            return;
        }
        Parcel rest = takeOpen();
        if (rest.size > 0) {
            handOver(rest);
        }
        handOver(new Parcel());
        uninterrupted(writer::join);
        if (!failures.isEmpty()) {
            IOException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw new UncheckedIOException("a record of the run is incomplete: " + first.getMessage(), first);
        }
    }
}
