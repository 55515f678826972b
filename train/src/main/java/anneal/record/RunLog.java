package anneal.record;

import anneal.train.TrainEvent;
import java.io.Closeable;
import java.io.IOException;

/** One kind of record of a run. A {@link Recorder} writes it, on a thread of its own. */
public interface RunLog extends Closeable {

    /**
     * Takes down one event.
     *
     * @param event what happened
     * @param millis when, in milliseconds since 1970
     */
    void write(TrainEvent event, long millis) throws IOException;

    /** Hands on what was taken down so far, so that it can be looked at while the run goes on. */
    void flush() throws IOException;
}
