package anneal.record;

import anneal.notation.Numbers;
import anneal.train.EpochResult;
import anneal.train.HyperParameters;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/**
 * A run as CSV: a row for every update, with the scores of an evaluation in the row of the one before it, and the
 * epoch's loss in the row of its last.
 *
 * <p>The rate of a group of parameters has a column of its own, such as {@code rate/bias}, and so has what else is set, such
 * as {@code momentum}. {@code skipped} is 1 for an update that was left out. {@code gradient_norm} is empty where nobody
 * looked. Losses of updates and norms have float32's digits, rates and scores all that they have.
 */
public final class CsvLog implements RunLog {
    private static final String BEFORE = "step,epoch,";
    private static final String BEHIND = ",loss,gradient_norm,skipped,epoch_loss,test_loss,test_accuracy,"
            + "validation_loss,validation_accuracy,averaged_loss,averaged_accuracy,monitored\n";
    private static final String NO_SCORES = ",,,,,,,,";

    private final Writer out;
    private final StringBuilder row = new StringBuilder();
    private boolean headed;

    /** Begins a file, in place of one that is there. */
    public CsvLog(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    @Override
    public void write(TrainEvent event, long millis) throws IOException {
        if (event instanceof TrainEvent.Updated updated) {
            finish(NO_SCORES);
            start(updated.step(), updated.epoch(), updated.applied());
            end(updated.loss(), updated.norm(), 0);
        } else if (event instanceof TrainEvent.Skipped skipped) {
            finish(NO_SCORES);
            start(skipped.step(), skipped.epoch(), skipped.applied());
            end(skipped.loss(), skipped.norm(), 1);
        } else if (event instanceof TrainEvent.EpochEnded ended) {
            finish("," + Numbers.text(ended.result().trainLoss()) + scores(ended.result()));
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            finish("," + scores(evaluated.result()));
        }
    }

    private static String scores(EpochResult result) {
        return cells(result.test())
                + cells(result.validation())
                + cells(result.averaged())
                + "," + Numbers.text(result.monitored());
    }

    private static String cells(Score score) {
        return score.equals(Score.NONE)
                ? ",,"
                : "," + Numbers.text(score.loss()) + "," + Numbers.text(score.accuracy());
    }

    private void start(long step, int epoch, HyperParameters applied) throws IOException {
        Map<String, Double> numbers = applied.named();
        head(numbers.keySet());
        row.append(step).append(',').append(epoch + 1);
        numbers.values().forEach(number -> row.append(',').append(Numbers.text(number)));
    }

    private void end(double loss, double norm, int skipped) {
        row.append(',').append((float) loss).append(',');
        if (!Double.isNaN(norm)) {
            row.append((float) norm);
        }
        row.append(',').append(skipped);
    }

    private void head(Collection<String> numbers) throws IOException {
        if (!headed) {
            out.append(BEFORE).append(String.join(",", numbers)).append(BEHIND);
            headed = true;
        }
    }

    /** Ends the row of the latest update, which may have to wait for its epoch's scores. */
    private void finish(String scores) throws IOException {
        if (row.length() > 0) {
            out.append(row).append(scores).append('\n');
            row.setLength(0);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            head(HyperParameters.rate(0).named().keySet());
            finish(NO_SCORES);
        }
    }
}
