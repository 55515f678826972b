package anneal.record;

import anneal.train.EpochResult;
import anneal.train.TrainEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of an event under their names, for logs that know nothing but named curves over steps.
 *
 * @param step where they stand
 * @param values the figures; empty for an event that has none
 */
record Scalars(long step, Map<String, Double> values) {

    static Scalars of(TrainEvent event) {
        Map<String, Double> values = new LinkedHashMap<>();
        long step = 0;
        if (event instanceof TrainEvent.Updated updated) {
            step = updated.step();
            values.put("rate", updated.eta());
            values.put("loss", updated.loss());
        } else if (event instanceof TrainEvent.Skipped skipped) {
            step = skipped.step();
            values.put("rate", skipped.eta());
            values.put("loss", skipped.loss());
            values.put("skipped", 1.0);
        } else if (event instanceof TrainEvent.EpochEnded ended) {
            EpochResult result = ended.result();
            step = result.updates() - 1;
            values.put("epoch_loss", result.trainLoss());
            values.put("test_loss", result.test().loss());
            if (!Double.isNaN(result.test().accuracy())) {
                values.put("test_accuracy", result.test().accuracy());
            }
        }
        return new Scalars(step, values);
    }
}
