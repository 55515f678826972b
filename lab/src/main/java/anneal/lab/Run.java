package anneal.lab;

import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Split;
import anneal.data.Validation;
import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Parameters;
import anneal.notation.Plan;
import anneal.notation.Settings;
import anneal.optim.Optimizer;
import anneal.train.Learner;
import anneal.train.Monitor;
import anneal.train.Options;
import anneal.train.Start;
import anneal.train.Task;
import anneal.train.Training;
import anneal.train.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A training run as a value: the same run on the same machine gives the same bits.
 *
 * @param task what is learnt, and what learns it
 * @param optimizer the update rule; null where the task has its own
 * @param schedule the learning rate, and whatever else is set for parameters and groups of them
 * @param batch rows in a mini-batch, at least 1
 * @param epochs passes over the training set, at least 1
 * @param options how updates are made, beyond the rate
 * @param validation the rows of the training set that are set aside to be scored while it learns; null for none
 * @param seed decides the first weights and the order of the batches
 */
public record Run(
        Task task,
        @Nullable Optimizer optimizer,
        Settings schedule,
        int batch,
        int epochs,
        Options options,
        @Nullable Validation validation,
        long seed) {

    public Run {
        atLeastOne("batch", batch);
        atLeastOne("epochs", epochs);
        requireOptimizer(task, optimizer);
        if (optimizer != null && optimizer.averages()) {
            refuseAverages(optimizer, options);
        }
        if (!task.takes(options.precision())) {
            throw new IllegalArgumentException("precision must not be " + options.precision() + " with " + task);
        }
        if (options.evaluating().monitor() == Monitor.VALIDATION_LOSS && validation == null && task instanceof Block) {
            throw new IllegalArgumentException("monitor must be train loss where there is no validation set");
        }
    }

    private static void requireOptimizer(Task task, @Nullable Optimizer optimizer) {
        if (optimizer != null && task.optimizer() == null) {
            throw new IllegalArgumentException("optimizer must be left out with " + task
                    + ", which has an update rule of its own, but was " + optimizer);
        }
        if (optimizer == null && task.optimizer() != null) {
            throw new IllegalArgumentException("optimizer must be given with " + task);
        }
    }

    private static void refuseAverages(Optimizer optimizer, Options options) {
        if (options.average() != null) {
            throw new IllegalArgumentException(
                    "average must be left out with " + optimizer + ", which evaluates an average of its own");
        }
        if (options.weights() == Weights.BEST) {
            throw new IllegalArgumentException(
                    "weights must not be best with " + optimizer + ", which evaluates an average of its own");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, but was " + value);
        }
    }

    /** A task as it is run unless something else is asked for: 0.03 falling to 0 by a cosine, under seed 0. */
    public static Run of(Task task) {
        Settings schedule = Settings.parse("cosine(0.03, 100%)");
        return new Run(task, task.optimizer(), schedule, task.batch(), task.epochs(), Options.STANDARD, null, 0);
    }

    /** The same run under another seed. */
    public Run withSeed(long newSeed) {
        return new Run(task, optimizer, schedule, batch, epochs, options, validation, newSeed);
    }

    /** The same run under another schedule. */
    public Run withSchedule(Settings newSchedule) {
        return new Run(task, optimizer, newSchedule, batch, epochs, options, validation, seed);
    }

    /** The same run under another rate, and nothing else. */
    public Run withSchedule(Plan newSchedule) {
        return withSchedule(Settings.of(newSchedule));
    }

    /** The same run with another update rule. */
    public Run withOptimizer(Optimizer newOptimizer) {
        return new Run(task, newOptimizer, schedule, batch, epochs, options, validation, seed);
    }

    /** The same run over another number of epochs. */
    public Run withEpochs(int newEpochs) {
        return new Run(task, optimizer, schedule, batch, newEpochs, options, validation, seed);
    }

    /** Reads or draws its data. */
    public Split load() {
        return task.data(seed);
    }

    /** The same run with these rows set aside. */
    public Run withValidation(Validation newValidation) {
        return new Run(task, optimizer, schedule, batch, epochs, options, newValidation, seed);
    }

    /** The parts of its data: what was loaded, and the rows to validate on taken out of the training set. */
    public Split split(Split loaded) {
        if (validation == null) {
            return loaded;
        }
        if (loaded.validation() != null) {
            throw new IllegalArgumentException("validation must be left out with " + task
                    + ", whose data has a validation set of its own, but was " + validation);
        }
        return validation.of(loaded, seed);
    }

    /** Rows that make an update. */
    public int rowsPerUpdate() {
        return Math.multiplyExact(batch, options.accumulate());
    }

    /** A learner in its first state, on so many threads. The caller closes it. */
    public Learner start(DataSet train, int threads) {
        return task.start(train, new Start(optimizer, seed, threads, options.precision()));
    }

    /** What the units of the schedule are worth in this run. */
    public Clock clock(DataSet train) {
        Clock clock = Clock.accumulating(Loader.shuffled(train, batch, seed).batches(), batch, options.accumulate());
        return clock.withUpdates(clock.updatesPerEpoch() * epochs);
    }

    /** The schedule with groups of this run's parameters in place of recipes. */
    public Settings spelt() {
        Parameters parameters = task.parameters();
        return parameters == null ? schedule : schedule.spelt(parameters);
    }

    /** What is set at every update of this run, for each group of parameters. */
    public Controls controls(DataSet train) {
        return spelt().resolve(clock(train));
    }

    /** This run's training, ready to go. */
    public Training training(Learner learner, Split split) {
        Loader loader = Loader.shuffled(split.train(), batch, seed);
        return new Training(learner, loader, split.test(), controls(split.train()), epochs)
                .withValidation(split.validation())
                .withOptions(options);
    }
}
