package anneal.train;

/** Something that happened in a training run. Logs, progress displays and charts are consumers of these. */
public sealed interface TrainEvent {

    /**
     * The run is about to make its first update, or to go on from a checkpoint.
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
     * @param applied the hyper-parameters that were applied
     * @param loss the batch's mean loss before the update
     * @param norm the gradient's norm before it was clipped; NaN where nobody looked
     */
    record Updated(long step, int epoch, HyperParameters applied, double loss, double norm) implements TrainEvent {

        /** An update at one rate for all parameters. */
        public Updated(long step, int epoch, double eta, double loss, double norm) {
            this(step, epoch, HyperParameters.rate(eta), loss, norm);
        }

        /** The rate of parameters in no group. */
        public double eta() {
            return applied.eta();
        }
    }

    /**
     * An update was left out because its loss or gradient was not finite. Its place in the schedule is used up.
     *
     * @param step index of the update that was not made, from 0
     * @param epoch the epoch it belongs to, from 0
     * @param applied the hyper-parameters that were in force
     * @param loss the batch's mean loss
     * @param norm the gradient's norm; NaN also where nobody looked
     */
    record Skipped(long step, int epoch, HyperParameters applied, double loss, double norm) implements TrainEvent {

        /** An update left out at one rate for all parameters. */
        public Skipped(long step, int epoch, double eta, double loss, double norm) {
            this(step, epoch, HyperParameters.rate(eta), loss, norm);
        }

        /** The rate of parameters in no group. */
        public double eta() {
            return applied.eta();
        }
    }

    /**
     * An epoch has ended and the learner was scored.
     *
     * @param result what the epoch led to
     */
    record EpochEnded(EpochResult result) implements TrainEvent {}

    /**
     * The learner was scored within an epoch.
     *
     * @param result what the epoch has led to so far
     */
    record Evaluated(EpochResult result) implements TrainEvent {}

    /**
     * The weights that the run ends with were scored on the test set, which a run with a validation set leaves alone until then.
     *
     * @param step updates made
     * @param test their score
     */
    record Tested(long step, Score test) implements TrainEvent {}

    /**
     * The feedback moved the rate.
     *
     * @param step index of the first update under the new rate
     * @param why the feedback's reason
     */
    record RateCut(long step, String why) implements TrainEvent {}

    /**
     * The run had diverged and went back to its last good checkpoint, to go on from there with a lower rate.
     *
     * @param step index of the update at which it had diverged
     * @param to index of the update it goes on with
     * @param factor what the planned rate is multiplied by from now on
     * @param why what was wrong with the loss
     */
    record RolledBack(long step, long to, double factor, String why) implements TrainEvent {}

    /**
     * The run is over.
     *
     * @param ending why
     * @param step updates made
     */
    record Ended(Ending ending, long step) implements TrainEvent {}
}
