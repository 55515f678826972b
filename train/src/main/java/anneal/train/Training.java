package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Controlled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A training run, ready to go: the loop over epochs and batches as one call.
 *
 * <p>Each update is made at {@code rate.at(step)}; after each epoch the learner is scored and the epoch's mean loss is
 * shown to the rate's feedback. The run ends early when a loss is not finite, when the feedback has nothing left to do,
 * or when its thread is interrupted; what was reached until then is its result.
 *
 * @param learner what is trained; it stays the caller's, to be closed by the caller
 * @param loader the training set's mini-batches
 * @param test what the learner is scored on after each epoch
 * @param rate the learning rate of every update
 * @param epochs passes over the training set, at least 1
 */
public record Training(Learner learner, Loader loader, DataSet test, Controlled rate, int epochs) {

    public Training {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be >= 1, but was " + epochs);
        }
    }

    /** Trains, telling nobody. */
    public History run() {
        return run(event -> {});
    }

    /** Trains; events are sent on the calling thread, in order. */
    public History run(Consumer<TrainEvent> events) {
        Journal journal = new Journal(events);
        journal.accept(
                new TrainEvent.Started(epochs, loader.batches(), loader.data().size()));
        Ending ending = train(journal);
        journal.accept(new TrainEvent.Ended(ending, journal.updates));
        return journal.history(ending);
    }

    private Ending train(Journal journal) {
        Controlled current = rate;
        long step = 0;
        long nanos = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            double sum = 0;
            double eta = 0;
            int rows = 0;
            long start = System.nanoTime();
            for (Batch batch : loader.epoch(epoch)) {
                eta = current.at(step);
                double loss = learner.update(batch, eta);
                journal.accept(new TrainEvent.Updated(step, epoch, eta, loss));
                if (!Double.isFinite(loss)) {
                    return Ending.DIVERGED;
                }
                sum += loss * batch.size();
                rows += batch.size();
                step++;
                if (Thread.currentThread().isInterrupted()) {
                    return Ending.INTERRUPTED;
                }
            }
            nanos += System.nanoTime() - start;
            double trainLoss = sum / rows;
            journal.accept(new TrainEvent.EpochEnded(
                    new EpochResult(epoch, step, trainLoss, learner.evaluate(test), eta, nanos / 1e9)));
            Controlled next = current.observe(step, trainLoss);
            if (next.at(step) != current.at(step)) {
                journal.accept(new TrainEvent.RateCut(step, next.feedback().decision()));
            }
            current = next;
            if (current.finished(step)) {
                return Ending.FLAT;
            }
        }
        return Ending.COMPLETE;
    }

    /** Writes down what happens and passes it on. */
    private static final class Journal implements Consumer<TrainEvent> {
        private final Consumer<TrainEvent> events;
        private final List<EpochResult> epochs = new ArrayList<>();
        private final List<Long> cuts = new ArrayList<>();
        private float[] losses = new float[0];
        private double[] rates = new double[0];
        private int updates;

        Journal(Consumer<TrainEvent> events) {
            this.events = events;
        }

        @Override
        public void accept(TrainEvent event) {
            if (event instanceof TrainEvent.Started started) {
                losses = new float[started.batches()];
                rates = new double[started.batches()];
            } else if (event instanceof TrainEvent.Updated updated) {
                if (updates == losses.length) {
                    losses = Arrays.copyOf(losses, 2 * updates);
                    rates = Arrays.copyOf(rates, 2 * updates);
                }
                losses[updates] = (float) updated.loss();
                rates[updates++] = updated.eta();
            } else if (event instanceof TrainEvent.EpochEnded ended) {
                epochs.add(ended.result());
            } else if (event instanceof TrainEvent.RateCut cut) {
                cuts.add(cut.step());
            }
            events.accept(event);
        }

        History history(Ending ending) {
            return new History(epochs, Arrays.copyOf(losses, updates), Arrays.copyOf(rates, updates), cuts, ending);
        }
    }
}
