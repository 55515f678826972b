package anneal.benchmarks.tune;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Clip;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Update;
import java.util.List;

/**
 * Shows a learner every mini-batch with its pictures shifted and mirrored. How follows from the batch's rows in their order, so
 * that a run that goes on from a checkpoint sees what it would have seen.
 *
 * @param learner what learns
 * @param seed decides the shifts
 */
record Shifting(Learner learner, long seed) implements Learner {

    @Override
    public double update(Batch batch, double eta) {
        return learner.update(shifted(batch), eta);
    }

    @Override
    public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
        return learner.update(batches.stream().map(this::shifted).toList(), now, clip, skip);
    }

    @Override
    public double update(List<Batch> batches, HyperParameters now) {
        return learner.update(batches.stream().map(this::shifted).toList(), now);
    }

    private Batch shifted(Batch batch) {
        DataSet shifted = ShiftedBatch.of(batch, seed);
        return Loader.inOrder(shifted, batch.size()).epoch(0).get(0);
    }

    @Override
    public void expect(HyperParameters least, HyperParameters most) {
        learner.expect(least, most);
    }

    @Override
    public Score evaluate(DataSet data) {
        return learner.evaluate(data);
    }

    @Override
    public List<Vector> weights() {
        return learner.weights();
    }

    @Override
    public Runnable snapshot() {
        return learner.snapshot();
    }

    @Override
    public Tensors state() {
        return learner.state();
    }

    @Override
    public void restore(Tensors state) {
        learner.restore(state);
    }

    @Override
    public void close() {
        learner.close();
    }
}
