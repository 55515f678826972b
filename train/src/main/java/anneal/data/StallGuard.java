package anneal.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream that has been silent for too long, so that whoever waits for it gets an exception. */
final class StallGuard implements Closeable {

    private final InputStream guarded;
    private final long patience;
    private final Thread thread;
    private volatile long last = System.nanoTime();

    StallGuard(InputStream guarded, Duration patience) {
        this.guarded = guarded;
        this.patience = patience.toNanos();
        this.thread = new Thread(this::watch, "anneal-download-guard");
        thread.setDaemon(true);
        thread.start();
    }

    /** Something has arrived. */
    void heard() {
        last = System.nanoTime();
    }

    private void watch() {
        try {
            long left;
            while ((left = patience - (System.nanoTime() - last)) > 0) {
                Thread.sleep(left / 1_000_000 + 1);
            }
            guarded.close();
        } catch (InterruptedException e) {
            // the stream has ended: nothing left to guard
        } catch (IOException e) {
            // a stream that cannot be closed is not waited for either
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
