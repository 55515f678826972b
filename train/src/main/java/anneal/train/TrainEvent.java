package anneal.train;

/** Something that happened in a training run. Logs, progress displays and charts are consumers of these. */
public sealed interface TrainEvent {

    /**
     * The run is about to make its first update.
     *
     * @param epochs epochs that are planned
     * @param batches updates in an epoch
     * @param rows rows of the training set
     */
    record Started(int epochs, int batches, int rows) implements TrainEvent {}

    /**
     * One update was made.
     *
     * @param step index of the update, from 0
     * @param epoch the epoch it belongs to, from 0
     * @param eta the rate that was applied
     * @param loss the batch's mean loss before the update
     */
    record Updated(long step, int epoch, double eta, double loss) implements TrainEvent {}

    /**
     * An update was left out, for example because its gradient was not finite. Its place in the schedule is used up.
     *
     * @param step index of the update that was not made, from 0
     * @param epoch the epoch it belongs to, from 0
     * @param eta the rate that was in force
     * @param loss the batch's mean loss
     */
    record Skipped(long step, int epoch, double eta, double loss) implements TrainEvent {}

    /**
     * An epoch has ended and the learner was scored.
     *
     * @param result what the epoch led to
     */
    record EpochEnded(EpochResult result) implements TrainEvent {}

    /**
     * The feedback moved the rate.
     *
     * @param step index of the first update under the new rate
     * @param why the feedback's reason
     */
    record RateCut(long step, String why) implements TrainEvent {}

    /**
     * The run is over.
     *
     * @param ending why
     * @param step updates made
     */
    record Ended(Ending ending, long step) implements TrainEvent {}
}
