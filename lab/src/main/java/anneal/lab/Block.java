package anneal.lab;

import anneal.data.DataSet;
import anneal.data.Split;
import anneal.net.Activation;
import anneal.net.Engine;
import anneal.net.Layer;
import anneal.net.Linear;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Parameters;
import anneal.optim.Optimizer;
import anneal.train.Precision;
import anneal.train.Start;
import anneal.train.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * The built-in task: a network of dense layers on data by name.
 *
 * @param data what is learnt
 * @param hidden sizes of the hidden layers; none makes a linear model
 * @param activation what follows each hidden layer
 */
public record Block(DataSource data, List<Integer> hidden, Activation activation) implements Task {
    private static final Optimizer STANDARD = Optimizer.parse("sgd(momentum=0.9)");

    public Block {
        hidden = List.copyOf(hidden);
        for (int size : hidden) {
            if (size < 1) {
                throw new IllegalArgumentException("hidden layers must be >= 1, but was " + size);
            }
        }
    }

    @Override
    public Split data(long seed) {
        return data.load(seed);
    }

    @Override
    public Network start(DataSet train, Start start) {
        Loss loss = train.classes() == 0 ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY;
        return model(train).start(start.rule(), loss, start.seed(), new Engine(start.threads(), start.precision()));
    }

    /** The network's shape for a training set: its inputs and outputs are the data's. */
    public Sequential model(DataSet train) {
        return model(train.features(), train.classes() == 0 ? 1 : train.classes());
    }

    private Sequential model(int features, int outputs) {
        List<Layer> layers = new ArrayList<>();
        int inputs = features;
        for (int size : hidden) {
            layers.add(new Linear(inputs, size));
            layers.add(activation);
            inputs = size;
        }
        layers.add(new Linear(inputs, outputs));
        return new Sequential(layers);
    }

    @Override
    public Optimizer optimizer() {
        return STANDARD;
    }

    @Override
    public Parameters parameters() {
        return model(1, 1).parameterNames();
    }

    @Override
    public boolean takes(Precision precision) {
        return true;
    }

    @Override
    public boolean parallel() {
        return true;
    }

    /** What is learnt. */
    @Override
    public String toString() {
        return data.toString();
    }
}
