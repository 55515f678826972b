package anneal.find;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.schedule.Schedule;
import anneal.train.Ending;
import anneal.train.Learner;
import anneal.train.TrainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A range test: some updates under a rate that rises from far too low to far too high, and what the loss made of it.
 *
 * <pre>{@code
 * Findings findings = RangeTest.standard().run(network, loader, 3);
 * double rate = findings.of(Suggestion.VALLEY).rate();
 * }</pre>
 *
 * <p>The learner is put back to where it was, to the last bit, whatever happens. The loader is a value and has no place
 * that could move. The test ends early once the smoothed loss exceeds {@code divergence} times its best (for a best that
 * is not positive: {@code divergence - 1} times the larger of its size and the fall so far above it), or a loss is not
 * finite.
 *
 * @param sweep the rates
 * @param smoothing share of the mean loss that is kept from update to update, in [0, 1)
 * @param divergence how many times its best the smoothed loss may be, above 1
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith, Cyclical learning rates for training neural networks, 2017,
 *     section 3.3</a>
 */
public record RangeTest(Sweep sweep, double smoothing, double divergence) {

    public RangeTest {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("smoothing must be in [0, 1), but was " + smoothing);
        }
        if (!(divergence > 1)) {
            throw new IllegalArgumentException("divergence must be > 1, but was " + divergence);
        }
    }

    /** 200 updates from 1e-5 to 10, equal ratios; smoothing 0.98, divergence 4. */
    public static RangeTest standard() {
        return of(Sweep.exponential(1e-5, 10, 200));
    }

    /** A test over other rates; smoothing 0.98, divergence 4. */
    public static RangeTest of(Sweep sweep) {
        return new RangeTest(sweep, 0.98, 4);
    }

    /** Tests a learner from where it is now, on the loader's batches from epoch 0 on, telling nobody. */
    public RangeCurve run(Learner learner, Loader loader) {
        return run(learner, loader, event -> {});
    }

    /**
     * Tests a learner from where it is now, on the loader's batches from epoch 0 on.
     *
     * @param events told of every update; a test whose loss has run off is complete
     */
    public RangeCurve run(Learner learner, Loader loader, Consumer<TrainEvent> events) {
        int epochs = (sweep.updates() + loader.batches() - 1) / loader.batches();
        events.accept(
                new TrainEvent.Started(epochs, loader.batches(), loader.data().size()));
        Runnable back = learner.snapshot();
        try {
            RangeCurve curve = sweep(learner, loader, events);
            Ending ending = curve.stop() == Stop.INTERRUPTED ? Ending.INTERRUPTED : Ending.COMPLETE;
            events.accept(new TrainEvent.Ended(ending, curve.updates()));
            return curve;
        } finally {
            back.run();
        }
    }

    /** Tests a learner several times, each on batches in the order of another seed, counted up from the loader's. */
    public Findings run(Learner learner, Loader loader, int seeds) {
        List<RangeCurve> curves = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            Loader order = new Loader(
                    loader.data(), loader.batchSize(), loader.shuffled(), loader.seed() + i, loader.keepLast());
            curves.add(run(learner, order));
        }
        return new Findings(curves);
    }

    private RangeCurve sweep(Learner learner, Loader loader, Consumer<TrainEvent> events) {
        Schedule rates = sweep.schedule();
        Smoothed mean = new Smoothed(smoothing, divergence);
        RangeCurve.Builder curve = new RangeCurve.Builder(sweep.updates());
        for (int epoch = 0; ; epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                double eta = rates.at(curve.updates());
                double loss = learner.update(batch, eta);
                events.accept(new TrainEvent.Updated(curve.updates(), epoch, eta, loss, Double.NaN));
                if (!Double.isFinite(loss)) {
                    return curve.end(Stop.NOT_FINITE);
                }
                double smoothed = mean.next(loss);
                curve.add(eta, loss, smoothed);
                if (mean.hasRunOff(smoothed)) {
                    return curve.end(Stop.DIVERGED);
                }
                if (curve.updates() == sweep.updates()) {
                    return curve.end(Stop.COMPLETE);
                }
                if (Thread.currentThread().isInterrupted()) {
                    return curve.end(Stop.INTERRUPTED);
                }
            }
        }
    }
}
