package anneal.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import java.util.Map;

/** Shows each epoch's mean training loss to a rate that listens. */
public final class FeedbackListener extends TrainingListenerAdapter {
    private final AnnealTracker rate;
    private double sum;
    private long rows;

    public FeedbackListener(AnnealTracker rate) {
        this.rate = rate;
    }

    @Override
    public void onTrainingBatch(Trainer trainer, BatchData data) {
        for (Map.Entry<Device, NDList> labels : data.getLabels().entrySet()) {
            NDList answers = data.getPredictions().get(labels.getKey());
            long size = labels.getValue().head().size(0);
            try (NDArray loss = trainer.getLoss().evaluate(labels.getValue(), answers)) {
                sum += loss.toType(ai.djl.ndarray.types.DataType.FLOAT64, false).getDouble() * size;
            }
            rows += size;
        }
    }

    @Override
    public void onEpoch(Trainer trainer) {
        rate.observe(sum / rows);
        sum = 0;
        rows = 0;
    }
}
