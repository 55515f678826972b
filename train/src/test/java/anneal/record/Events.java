package anneal.record;

import anneal.train.Ending;
import anneal.train.EpochResult;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.util.List;

/** A run of two epochs with two updates each, one of them skipped. */
final class Events {
    static final List<TrainEvent> RUN = List.of(
            new TrainEvent.Started(2, 2, 8),
            new TrainEvent.Updated(0, 0, 0.1, 2.5, Double.NaN),
            new TrainEvent.Updated(1, 0, 0.1, 2.25, Double.NaN),
            new TrainEvent.EpochEnded(new EpochResult(0, 2, 2.375, new Score(2.125, 0.25), 0.1, 0.5)),
            new TrainEvent.RateCut(2, "cut"),
            new TrainEvent.Updated(2, 1, 1e-5, 2, 0.75),
            new TrainEvent.Skipped(3, 1, 0.3, Double.POSITIVE_INFINITY, Double.NaN),
            new TrainEvent.EpochEnded(new EpochResult(
                    1, 4, 2, Score.NONE, new Score(1.5, 0.5), new Score(1.25, 0.75), 1.5, 0.3, 1, true)),
            new TrainEvent.Tested(4, new Score(1.75, 0.25)),
            new TrainEvent.Ended(Ending.COMPLETE, 4));

    private Events() {}
}
