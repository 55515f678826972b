package anneal.record;

import anneal.notation.Json;
import anneal.train.EpochResult;
import anneal.train.HyperParameters;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A run as JSON Lines: an object for every event, which its key {@code event} names: {@code started}, {@code update},
 * {@code skipped}, {@code epoch}, {@code evaluation} (within an epoch), {@code cut}, {@code test} (at the end of a run with
 * a validation set), {@code ended}. An update has what was applied under the names that {@link HyperParameters#named} gives.
 * What is no finite number is null.
 */
public final class JsonLinesLog implements RunLog {
    private final Writer out;

    /** Begins a file, in place of one that is there. */
    public JsonLinesLog(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    @Override
    public void write(TrainEvent event, long millis) throws IOException {
        Map<String, Object> line = line(event);
        if (!line.isEmpty()) {
            line.put("time", millis / 1e3);
            out.append(Json.write(line)).append('\n');
        }
    }

    private static Map<String, Object> line(TrainEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        if (event instanceof TrainEvent.Started started) {
            line.put("event", "started");
            line.put("epochs", started.epochs());
            line.put("batches", started.batches());
            line.put("rows", started.rows());
        } else if (event instanceof TrainEvent.Updated updated) {
            line.put("event", "update");
            update(line, updated.step(), updated.epoch(), updated.applied());
            loss(line, updated.loss(), updated.norm());
        } else if (event instanceof TrainEvent.Skipped skipped) {
            line.put("event", "skipped");
            update(line, skipped.step(), skipped.epoch(), skipped.applied());
            loss(line, skipped.loss(), skipped.norm());
        } else if (event instanceof TrainEvent.EpochEnded ended) {
            line.put("event", "epoch");
            result(line, ended.result(), "epoch_loss");
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            line.put("event", "evaluation");
            result(line, evaluated.result(), "loss_so_far");
        } else if (event instanceof TrainEvent.Tested tested) {
            line.put("event", "test");
            line.put("step", tested.step());
            score(line, "test", tested.test());
        } else if (event instanceof TrainEvent.RateCut cut) {
            line.put("event", "cut");
            line.put("step", cut.step());
            line.put("why", cut.why());
        } else if (event instanceof TrainEvent.Ended ended) {
            line.put("event", "ended");
            line.put("ending", ended.ending().name().toLowerCase(Locale.ROOT));
            line.put("step", ended.step());
        }
        return line;
    }

    private static void result(Map<String, Object> line, EpochResult result, String trainLoss) {
        line.put("epoch", result.epoch() + 1);
        line.put("updates", result.updates());
        line.put(trainLoss, result.trainLoss());
        score(line, "test", result.test());
        score(line, "validation", result.validation());
        score(line, "averaged", result.averaged());
        line.put("monitored", result.monitored());
        line.put("seconds", result.seconds());
    }

    private static void score(Map<String, Object> line, String name, Score score) {
        if (!score.equals(Score.NONE)) {
            line.put(name + "_loss", score.loss());
            line.put(name + "_accuracy", score.accuracy());
        }
    }

    private static void update(Map<String, Object> line, long step, int epoch, HyperParameters applied) {
        line.put("step", step);
        line.put("epoch", epoch + 1);
        line.putAll(applied.named());
    }

    private static void loss(Map<String, Object> line, double loss, double norm) {
        line.put("loss", loss);
        if (!Double.isNaN(norm)) {
            line.put("gradient_norm", norm);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
