package anneal.djl;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import anneal.laws.Cost;
import org.junit.jupiter.api.Test;

/** Not run by default: what a schedule costs an update of four parameters. */
class RateCost {

    @Test
    void perUpdate() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = manager.zeros(new Shape(8, 8));
            NDArray gradient = manager.ones(new Shape(8, 8));
            Optimizer constant = sgd(Tracker.fixed(0.1f));
            Optimizer scheduled = sgd(AnnealTracker.of(linear(0, 0.1, 500).then(cosine(0.1, 9_500))));
            Cost.print("DJL", i -> update(constant, weight, gradient), i -> update(scheduled, weight, gradient));
        }
    }

    private static void update(Optimizer optimizer, NDArray weight, NDArray gradient) {
        for (String id : new String[] {"a", "b", "c", "d"}) {
            optimizer.update(id, weight, gradient);
        }
    }

    private static Optimizer sgd(Tracker tracker) {
        return Optimizer.sgd().setLearningRateTracker(tracker).build();
    }
}
