package anneal.train;

/**
 * What one epoch led to.
 *
 * @param epoch its number, from 0
 * @param updates updates made in the run so far
 * @param trainLoss mean loss of the epoch's rows, each before its batch's update
 * @param test the learner's score on the test set after the epoch
 * @param eta the rate of the epoch's last update
 * @param seconds time spent on updates in the run so far, scoring left out
 */
public record EpochResult(int epoch, long updates, double trainLoss, Score test, double eta, double seconds) {}
