package anneal.record;

import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A run as a TensorBoard event file: {@code rate}, {@code rate/bias} for a group,
 * {@code momentum} or whatever else is set, and {@code loss} at every update, {@code gradient_norm} where that is
 * known, {@code skipped} where one was left out; {@code epoch_loss} at the last update of each epoch; and at each evaluation loss and accuracy on the test or the
 * validation set ({@code test_loss}, ...), those of the weights' average where one is kept ({@code averaged_loss}, ...), and
 * {@code monitored}, what the feedback was shown; all float32.
 */
public final class TensorBoardLog implements RunLog {
    private final EventFile file;

    /** Begins a new file in a folder, which is made if it is not there. */
    public TensorBoardLog(Path folder) throws IOException {
        file = EventFile.create(folder, System.currentTimeMillis());
    }

    @Override
    public void write(TrainEvent event, long millis) throws IOException {
        Scalars scalars = Scalars.of(event);
        if (!scalars.values().isEmpty()) {
            file.write(scalars, millis);
        }
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
