package anneal.benchmarks.tune;

import anneal.data.DataSet;
import anneal.data.Split;
import anneal.lab.Block;
import anneal.notation.Parameters;
import anneal.optim.Optimizer;
import anneal.train.Learner;
import anneal.train.Start;
import anneal.train.Task;

/**
 * The block learning from pictures that are shifted and mirrored at random, anew in every epoch; it is tested on them as they are.
 * Small batches of these make a training whose losses are dominated by the noise of its steps.
 */
record ShiftedPictures(Block block) implements Task {

    @Override
    public Split data(long seed) {
        return block.data(seed);
    }

    @Override
    public Learner start(DataSet train, Start start) {
        return new Shifting(block.start(train, start), start.seed());
    }

    @Override
    public Optimizer optimizer() {
        return block.optimizer();
    }

    @Override
    public Parameters parameters() {
        return block.parameters();
    }

    @Override
    public boolean parallel() {
        return true;
    }
}
