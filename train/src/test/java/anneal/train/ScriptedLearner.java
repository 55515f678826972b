package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.tensors.Tensors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/** A learner whose losses are given, and which writes down what it was asked to do. */
final class ScriptedLearner implements Learner {
    final List<Double> etas = new ArrayList<>();
    final List<Integer> rows = new ArrayList<>();
    int evaluations;
    private final LongToDoubleFunction loss;

    ScriptedLearner(LongToDoubleFunction loss) {
        this.loss = loss;
    }

    @Override
    public double update(Batch batch, double eta) {
        for (int i = 0; i < batch.size(); i++) {
            rows.add(batch.row(i));
        }
        etas.add(eta);
        return loss.applyAsDouble(etas.size() - 1);
    }

    @Override
    public Score evaluate(DataSet data) {
        evaluations++;
        return new Score(0.5, evaluations / 10.0);
    }

    /** It has none, and goes on with its script. */
    @Override
    public Tensors state() {
        return new Tensors(Map.of(), Map.of());
    }

    @Override
    public void restore(Tensors state) {}

    @Override
    public void close() {}

    /** So many rows of nothing. */
    static DataSet rows(int count) {
        return new DataSet() {
            @Override
            public int size() {
                return count;
            }

            @Override
            public int features() {
                return 1;
            }

            @Override
            public int classes() {
                return 2;
            }

            @Override
            public int label(int row) {
                return row % 2;
            }

            @Override
            public float target(int row) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void gather(int row, int from, int to, FloatBuffer into, int at) {
                into.put(at, row);
            }
        };
    }
}
