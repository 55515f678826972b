package anneal.lab.search;

import anneal.data.DataSet;
import anneal.data.Split;
import anneal.lab.Run;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.optim.Optimizer;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.train.Averaging;
import anneal.train.Checkpoint;
import anneal.train.Ending;
import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.Saving;
import anneal.train.Score;
import anneal.train.Training;
import anneal.train.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is tuned: a run whose update rule and schedule are to be found, and its data, once in memory for all trials.
 *
 * <p>Trials learn from the training rows and are judged by those that are set aside; the test rows are not touched.
 *
 * @param run the run; its epochs are those of a trial that is trained to the end
 * @param split its data, with rows set aside
 * @param judge what is measured beside the loss at the end of a leg
 */
public record Subject(Run run, Split split, Judge judge) {
    private static final Averaging LAST_EPOCH = Averaging.parse("swa(from=-1ep, every=1)");

    public Subject {
        if (split.validation() == null) {
            throw new IllegalArgumentException("trials must have rows to be judged by, but none are set aside");
        }
        if (run.options().average() != null || run.options().weights() != Weights.LAST) {
            throw new IllegalArgumentException(
                    "trials must end with the weights of their last update: average and weights" + " must be left out");
        }
        if (run.options().evaluating().stop() != null) {
            throw new IllegalArgumentException("trials must not stop by themselves: stop must be left out");
        }
    }

    /** Epochs that a leg counts for that does not diverge: those it trains, and those of a probe at its end. */
    int cost(int from, int to) {
        return to - from + (probes(to) ? judge.probe() : 0);
    }

    /** Updates in an epoch. */
    long updatesPerEpoch() {
        return run.clock(split.train()).updatesPerEpoch();
    }

    /** The greatest rate of a candidate's schedule, whatever its feedback does. */
    double greatestRate(Candidate candidate) {
        Controls controls = candidate.on(run).controls(split.train());
        return LongStream.range(0, run.clock(split.train()).updates())
                .mapToDouble(step -> controls.at(Controls.RUN, "lr", step))
                .max()
                .orElse(Double.NaN);
    }

    /**
     * Trains a leg.
     *
     * @param from the checkpoint to begin at; null to begin at the first update
     * @param threads threads to compute on
     */
    public Trained train(Leg leg, @Nullable Checkpoint from, int threads) {
        Run of = leg.on(run);
        List<Checkpoint> reached = new ArrayList<>();
        try (Learner learner = of.start(split.train(), threads)) {
            boolean goesOn = leg.to() < run.epochs();
            Training training = legs(of, learner)
                    .withEpochs(leg.to())
                    .withSaving(goesOn ? Saving.everyEpochs(leg.to(), reached::add) : Saving.NONE);
            History history = (from == null ? training : training.from(from)).run();
            double epochs = history.updates() / (double) updatesPerEpoch() - leg.from();
            Checkpoint end = reached.isEmpty() || history.ending() != Ending.COMPLETE
                    ? null
                    : reached.get(0).withoutKeptWeights();
            if (end == null || !probes(leg.to())) {
                return new Trained(result(history, Double.NaN, Math.max(0, epochs)), end);
            }
            double probed = probe(of, learner, end, leg.to());
            return new Trained(result(history, probed, epochs + judge.probe()), end);
        }
    }

    /**
     * A leg that was trained.
     *
     * @param result what came of it
     * @param checkpoint where it ended; null where nobody goes on from there
     */
    public record Trained(Result result, @Nullable Checkpoint checkpoint) {}

    /** Whether a leg to that epoch is measured by a cooldown, too: where it is not the end. */
    private boolean probes(int to) {
        return judge.probe() > 0 && to < run.epochs();
    }

    private Training legs(Run of, Learner learner) {
        Training training = of.training(learner, new Split(split.train(), held(), split.validation()));
        Optimizer rule = of.optimizer();
        return judge.averages() && (rule == null || !rule.averages())
                ? training.withOptions(of.options().withAverage(LAST_EPOCH, Weights.LAST))
                : training;
    }

    private DataSet held() {
        return Objects.requireNonNull(split.validation());
    }

    /** The loss after a cooldown to 0 from where a leg ended. */
    private double probe(Run of, Learner learner, Checkpoint end, int epochs) {
        Controlled rate = of.schedule().rate().resolve(of.clock(split.train()));
        long steps = judge.probe() * updatesPerEpoch();
        Phase cooldown = rate.schedule().fork(end.position().step(), 0, steps, new Curve.Linear());
        History history = new Training(
                        learner,
                        of.training(learner, split).loader(),
                        held(),
                        Controls.of(Controlled.of(cooldown)),
                        epochs + judge.probe())
                .withOptions(of.options())
                .from(end)
                .run();
        return last(history).heldOut().loss();
    }

    private static Result result(History history, double probed, double epochs) {
        EpochResult last = last(history);
        boolean lost = history.ending() == Ending.DIVERGED
                || !Double.isFinite(last.heldOut().loss());
        double loss = lost ? Double.POSITIVE_INFINITY : last.heldOut().loss();
        boolean averaged = !lost && !last.averaged().equals(Score.NONE);
        return new Result(
                history.ending(),
                loss,
                lost ? Double.NaN : last.heldOut().accuracy(),
                averaged ? last.averaged().loss() : loss,
                lost || Double.isNaN(probed) ? loss : probed,
                epochs,
                history.seconds());
    }

    private static EpochResult last(History history) {
        List<EpochResult> epochs = history.epochs();
        return epochs.isEmpty()
                ? new EpochResult(0, 0, Double.NaN, Score.NONE, Double.NaN, 0)
                : epochs.get(epochs.size() - 1);
    }
}
