package anneal.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.notation.Plan;
import org.junit.jupiter.api.Test;

/** In DJL's own loop a listening rate hears each epoch's mean loss. */
class FeedbackListenerLawsTest {

    /** From weight 0 under a rate of 0 the loss stays what it is: flat from the second epoch on. */
    @Test
    void hearsEachEpochsMeanLoss() throws Exception {
        Controlled planned = Plan.parse("0 under plateau(patience=1)").resolve(Clock.UNKNOWN);
        AnnealTracker tracker = AnnealTracker.of(planned);
        try (Model model = Model.newInstance("one");
                NDManager manager = NDManager.newBaseManager()) {
            model.setBlock(Linear.builder().setUnits(1).optBias(false).build());
            model.getBlock().setInitializer(Initializer.ZEROS, ai.djl.nn.Parameter.Type.WEIGHT);
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss("l2", 1))
                    .optOptimizer(
                            Optimizer.sgd().setLearningRateTracker(tracker).build())
                    .addTrainingListeners(new FeedbackListener(tracker));
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 1));
                ArrayDataset data = new ArrayDataset.Builder()
                        .setData(manager.ones(new Shape(5, 1), DataType.FLOAT32))
                        .optLabels(manager.create(new float[] {1, 1, 1, 1, 3}, new Shape(5, 1)))
                        .setSampling(2, false)
                        .build();
                EasyTrain.fit(trainer, 3, data, null);
            }
        }
        double loss = (4 * 1 + 9) / 5.0;
        Controlled expected = planned.observe(3, loss).observe(6, loss).observe(9, loss);
        assertThat(tracker.controls().rate(Controls.RUN)).isEqualTo(expected);
    }
}
