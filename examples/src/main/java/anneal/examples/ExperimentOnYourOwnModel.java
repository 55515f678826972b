package anneal.examples;

import anneal.data.DataSet;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.train.Learner;
import anneal.train.Start;
import anneal.train.Task;

/**
 * How do I use {@code anneal find}, {@code compare} and {@code train} on a model that I wrote myself?
 *
 * <pre>{@code
 * ./anneal find --task anneal.examples.ExperimentOnYourOwnModel --classpath examples/target/classes
 * }</pre>
 */
public final class ExperimentOnYourOwnModel implements Task {

    @Override
    public Split data(long seed) {
        return new Shapes(2_000, 500, seed).generate();
    }

    @Override
    public Learner start(DataSet train, Start start) {
        return new TrainYourOwnModel.EvenOrOdd();
    }

    @Override
    public int batch() {
        return 100;
    }

    /** Learners of this task share nothing. */
    @Override
    public boolean parallel() {
        return true;
    }
}
