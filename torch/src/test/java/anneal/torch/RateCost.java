package anneal.torch;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import anneal.laws.Cost;
import anneal.schedule.Schedule;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Not run by default: what a schedule costs an update of a small layer. */
class RateCost {

    @Test
    void perUpdate() {
        Libtorch.load(1);
        Schedule schedule = linear(0, 0.1, 500).then(cosine(0.1, 9_500));
        LinearImpl layer = new LinearImpl(8, 8);
        try (Tensor rows = Tensor.create(new float[8], 1, 8)) {
            layer.forward(rows).sum().backward();
        }
        Optimizer sgd = new SGD(layer.parameters(), new SGDOptions(0.1));
        Cost.print("libtorch", i -> step(sgd), i -> {
            Rates.set(sgd, schedule.at(i));
            step(sgd);
        });
    }

    private static void step(Optimizer optimizer) {
        try (Tensor none = optimizer.step()) {
            none.isNull();
        }
    }
}
