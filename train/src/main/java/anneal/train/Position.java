package anneal.train;

/**
 * Where a run is.
 *
 * @param step updates made or left out, and so the index of the next one
 * @param epoch the epoch of the next update, from 0
 * @param batch batches of that epoch that are done
 * @param lossSum sum of the losses of that epoch's rows so far
 * @param rows rows of that epoch so far, those of updates that were left out not counted
 * @param nanos nanoseconds spent on updates in the run so far
 */
public record Position(long step, int epoch, int batch, double lossSum, long rows, long nanos) {
    /** Before the first update. */
    public static final Position START = new Position(0, 0, 0, 0, 0, 0);

    public Position {
        if (step < 0 || epoch < 0 || batch < 0 || rows < 0 || nanos < 0) {
            throw new IllegalArgumentException("the parts of a position must be >= 0, but were step " + step
                    + ", epoch " + epoch + ", batch " + batch + ", rows " + rows + ", nanos " + nanos);
        }
    }

    /** The position after one more update, made of so many batches and rows. */
    Position updated(int batches, int updateRows, double loss, long took) {
        return new Position(
                step + 1, epoch, batch + batches, lossSum + loss * updateRows, rows + updateRows, nanos + took);
    }

    /** The position after one more update was left out; its rows do not count. */
    Position skipped(int batches, long took) {
        return new Position(step + 1, epoch, batch + batches, lossSum, rows, nanos + took);
    }

    /** The position at the beginning of the next epoch. */
    Position nextEpoch() {
        return new Position(step, epoch + 1, 0, 0, 0, nanos);
    }

    /** Mean loss over the epoch's rows so far; NaN without any. */
    double meanLoss() {
        return lossSum / rows;
    }
}
