package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.optim.Doubles;
import anneal.optim.Vector;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.util.List;
import java.util.Map;

/**
 * Two weights in float64 that go down a bowl whose bottom moves with every update: the walk of {@code golden/averaging.py}.
 * Its score are its weights.
 */
final class Bowl implements Learner {
    private final double[] w = {3, -2};
    private final double[] updates = {0};

    @Override
    public double update(Batch batch, double eta) {
        double bottom = ((updates[0]++ * 37 + 11) % 129 - 64) / 64;
        double loss = ((w[0] - bottom) * (w[0] - bottom) + 10 * (w[1] - bottom) * (w[1] - bottom)) / 2;
        w[0] -= eta * (w[0] - bottom);
        w[1] -= eta * 10 * (w[1] - bottom);
        return loss;
    }

    @Override
    public Score evaluate(DataSet data) {
        return new Score(w[0], w[1]);
    }

    @Override
    public List<Vector> weights() {
        return List.of(new Doubles(w));
    }

    @Override
    public Tensors state() {
        return new Tensors(Map.of(), Map.of("w", Tensor.of(w), "updates", Tensor.of(updates)));
    }

    @Override
    public void restore(Tensors state) {
        state.tensor("w", Tensor.Type.F64, w.length).copyTo(new Doubles(w));
        state.tensor("updates", Tensor.Type.F64, 1).copyTo(new Doubles(updates));
    }

    @Override
    public void close() {}
}
