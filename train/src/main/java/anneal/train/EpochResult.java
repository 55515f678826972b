package anneal.train;

/**
 * What an epoch has led to: at its end, or where it is evaluated within, so far.
 *
 * @param epoch its number, from 0
 * @param updates updates made in the run so far
 * @param trainLoss mean loss of the epoch's rows so far, each before its batch's update
 * @param test the learner's score on the test set; {@link Score#NONE} where it is scored on a validation set
 * @param validation the learner's score on the validation set; {@link Score#NONE} where there is none
 * @param averaged the score of the weights' average on the same rows; {@link Score#NONE} where none is kept, or it has not
 *     begun
 * @param monitored the metric that the feedback was shown
 * @param eta the rate of the last update
 * @param seconds time spent on updates in the run so far, scoring left out
 * @param whole whether the epoch had ended
 */
public record EpochResult(
        int epoch,
        long updates,
        double trainLoss,
        Score test,
        Score validation,
        Score averaged,
        double monitored,
        double eta,
        double seconds,
        boolean whole) {

    /** What no epoch leads to. */
    static final EpochResult NONE = new EpochResult(-1, 0, Double.NaN, Score.NONE, Double.NaN, 0);

    /** The result of an epoch that was tested on the test set, under a feedback that listens to the training loss. */
    public EpochResult(int epoch, long updates, double trainLoss, Score test, double eta, double seconds) {
        this(epoch, updates, trainLoss, test, Score.NONE, Score.NONE, trainLoss, eta, seconds, true);
    }

    /** The score on rows that are not learnt from: the validation set, or the test set where there is none. */
    public Score heldOut() {
        return validation.equals(Score.NONE) ? test : validation;
    }
}
