package anneal.record;

import anneal.train.EpochResult;
import anneal.train.HyperParameters;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of an event under their names, for logs that know nothing but named curves over steps.
 *
 * @param step where they stand
 * @param values the figures; empty for an event that has none
 */
public record Scalars(long step, Map<String, Double> values) {

    /** The figures of an event. Those of an evaluation stand at the last update before it. */
    public static Scalars of(TrainEvent event) {
        Map<String, Double> values = new LinkedHashMap<>();
        long step = 0;
        if (event instanceof TrainEvent.Updated updated) {
            step = updated.step();
            update(values, updated.applied(), updated.loss(), updated.norm());
        } else if (event instanceof TrainEvent.Skipped skipped) {
            step = skipped.step();
            update(values, skipped.applied(), skipped.loss(), skipped.norm());
            values.put("skipped", 1.0);
        } else if (event instanceof TrainEvent.EpochEnded ended) {
            step = ended.result().updates() - 1;
            values.put("epoch_loss", ended.result().trainLoss());
            put(values, ended.result());
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            step = evaluated.result().updates() - 1;
            put(values, evaluated.result());
        } else if (event instanceof TrainEvent.Tested tested) {
            step = tested.step() - 1;
            put(values, "test", tested.test());
        }
        return new Scalars(step, values);
    }

    private static void put(Map<String, Double> values, EpochResult result) {
        put(values, "test", result.test());
        put(values, "validation", result.validation());
        put(values, "averaged", result.averaged());
        values.put("monitored", result.monitored());
    }

    private static void put(Map<String, Double> values, String name, Score score) {
        if (!score.equals(Score.NONE)) {
            values.put(name + "_loss", score.loss());
        }
        if (!Double.isNaN(score.accuracy())) {
            values.put(name + "_accuracy", score.accuracy());
        }
    }

    private static void update(Map<String, Double> values, HyperParameters applied, double loss, double norm) {
        values.putAll(applied.named());
        values.put("loss", loss);
        if (!Double.isNaN(norm)) {
            values.put("gradient_norm", norm);
        }
    }
}
