package anneal.train;

/**
 * What one epoch led to.
 *
 * @param epoch its number, from 0
 * @param updates updates made in the run so far
 * @param trainLoss mean loss of the epoch's rows, each before its batch's update
 * @param test the learner's score on the test set after the epoch
 * @param averaged the score of the weights' average; {@link Score#NONE} where none is kept, or it has not begun
 * @param eta the rate of the epoch's last update
 * @param seconds time spent on updates in the run so far, scoring left out
 */
public record EpochResult(
        int epoch, long updates, double trainLoss, Score test, Score averaged, double eta, double seconds) {

    /** What no epoch leads to. */
    static final EpochResult NONE = new EpochResult(-1, 0, Double.NaN, Score.NONE, Double.NaN, 0);

    /** The result of an epoch without an average of the weights. */
    public EpochResult(int epoch, long updates, double trainLoss, Score test, double eta, double seconds) {
        this(epoch, updates, trainLoss, test, Score.NONE, eta, seconds);
    }
}
