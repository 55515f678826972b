package anneal.dl4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/**
 * Shows each epoch's mean loss to a rate that listens, and gives the network the rate that comes of it.
 *
 * <p>The loss is DL4J's score: it has the regularisation in it. What the rate has seen is saved with the network; a listener
 * for a loaded network begins with the schedule found in its updater.
 */
public final class FeedbackListener extends BaseTrainingListener {
    private AnnealSchedule rate;
    private double sum;
    private long rows;

    /** Begins with the rate that the network has. */
    public FeedbackListener(AnnealSchedule rate) {
        this.rate = rate;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        Net net = Net.of(model);
        sum += model.score() * net.batchSize();
        rows += net.batchSize();
    }

    @Override
    public void onEpochEnd(Model model) {
        Net net = Net.of(model);
        AnnealSchedule next = rate.observe(net.iteration(), net.epoch() + 1, sum / rows);
        if (!next.equals(rate)) {
            net.setRate(next);
            rate = next;
        }
        sum = 0;
        rows = 0;
    }

    /** The rate as it is now. */
    public AnnealSchedule rate() {
        return rate;
    }
}
