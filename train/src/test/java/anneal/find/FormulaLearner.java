package anneal.find;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.train.Learner;
import anneal.train.Score;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A learner whose loss is a formula of the rate, and whose state is the number of its updates. */
final class FormulaLearner implements Learner {
    final List<Double> etas = new ArrayList<>();
    final List<Integer> rows = new ArrayList<>();
    int updates;
    private final Formula formula;

    interface Formula {
        double loss(int update, double eta);
    }

    FormulaLearner(Formula formula) {
        this.formula = formula;
    }

    @Override
    public double update(Batch batch, double eta) {
        for (int i = 0; i < batch.size(); i++) {
            rows.add(batch.row(i));
        }
        etas.add(eta);
        return formula.loss(updates++, eta);
    }

    @Override
    public Runnable snapshot() {
        int then = updates;
        return () -> updates = then;
    }

    @Override
    public Score evaluate(DataSet data) {
        return new Score(0, 0);
    }

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
