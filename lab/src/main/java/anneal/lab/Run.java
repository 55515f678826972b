package anneal.lab;

import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Split;
import anneal.data.Validation;
import anneal.net.Activation;
import anneal.net.Engine;
import anneal.net.Layer;
import anneal.net.Linear;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Plan;
import anneal.notation.Settings;
import anneal.optim.Optimizer;
import anneal.train.Monitor;
import anneal.train.Options;
import anneal.train.Training;
import anneal.train.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training run as a value: the same run on the same machine gives the same bits.
 *
 * @param data what is learnt
 * @param hidden sizes of the hidden layers; none makes a linear model
 * @param activation what follows each hidden layer
 * @param optimizer the update rule
 * @param schedule the learning rate, and whatever else is set for parameters and groups of them
 * @param batch rows in a mini-batch, at least 1
 * @param epochs passes over the training set, at least 1
 * @param options how updates are made, beyond the rate
 * @param validation the rows of the training set that are set aside to be scored while it learns; null for none
 * @param seed decides the first weights and the order of the batches
 */
public record Run(
        DataSource data,
        List<Integer> hidden,
        Activation activation,
        Optimizer optimizer,
        Settings schedule,
        int batch,
        int epochs,
        Options options,
        @Nullable Validation validation,
        long seed) {

    public Run {
        hidden = List.copyOf(hidden);
        for (int size : hidden) {
            atLeastOne("hidden layers", size);
        }
        atLeastOne("batch", batch);
        atLeastOne("epochs", epochs);
        if (options.average() != null && optimizer.averages()) {
            throw new IllegalArgumentException(
                    "average must be left out with " + optimizer + ", which evaluates an average of its own");
        }
        if (options.weights() == Weights.BEST && optimizer.averages()) {
            throw new IllegalArgumentException(
                    "weights must not be best with " + optimizer + ", which evaluates an average of its own");
        }
        if (options.evaluating().monitor() == Monitor.VALIDATION_LOSS && validation == null) {
            throw new IllegalArgumentException("monitor must be train loss where there is no validation set");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, but was " + value);
        }
    }

    /** The same run under another seed. */
    public Run withSeed(long newSeed) {
        return new Run(data, hidden, activation, optimizer, schedule, batch, epochs, options, validation, newSeed);
    }

    /** The same run under another schedule. */
    public Run withSchedule(Settings newSchedule) {
        return new Run(data, hidden, activation, optimizer, newSchedule, batch, epochs, options, validation, seed);
    }

    /** The same run under another rate, and nothing else. */
    public Run withSchedule(Plan newSchedule) {
        return withSchedule(Settings.of(newSchedule));
    }

    /** The same run with another update rule. */
    public Run withOptimizer(Optimizer newOptimizer) {
        return new Run(data, hidden, activation, newOptimizer, schedule, batch, epochs, options, validation, seed);
    }

    /** The same run over another number of epochs. */
    public Run withEpochs(int newEpochs) {
        return new Run(data, hidden, activation, optimizer, schedule, batch, newEpochs, options, validation, seed);
    }

    /** The parts of its data: what was loaded, and the rows to validate on taken out of the training set. */
    public Split split(Split loaded) {
        return validation == null ? loaded : validation.of(loaded, seed);
    }

    /** Rows that make an update. */
    public int rowsPerUpdate() {
        return Math.multiplyExact(batch, options.accumulate());
    }

    /** The network of this run for a training set: its inputs and outputs are the data's. */
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

    /** A network with its first weights, on 1 or 2 threads. The caller closes it. */
    public Network start(DataSet train, int threads) {
        Loss loss = train.classes() == 0 ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY;
        return model(train).start(optimizer, loss, seed, new Engine(threads, options.precision()));
    }

    /** What the units of the schedule are worth in this run. */
    public Clock clock(DataSet train) {
        Clock clock = Clock.accumulating(Loader.shuffled(train, batch, seed).batches(), batch, options.accumulate());
        return clock.withUpdates(clock.updatesPerEpoch() * epochs);
    }

    /** The schedule with groups of this run's parameters in place of recipes. */
    public Settings spelt() {
        return schedule.spelt(model(1, 1).parameterNames());
    }

    /** What is set at every update of this run, for each group of parameters. */
    public Controls controls(DataSet train) {
        return spelt().resolve(clock(train));
    }

    /** This run's training, ready to go. */
    public Training training(Network network, Split split) {
        Loader loader = Loader.shuffled(split.train(), batch, seed);
        return new Training(network, loader, split.test(), controls(split.train()), epochs)
                .withValidation(split.validation())
                .withOptions(options);
    }
}
