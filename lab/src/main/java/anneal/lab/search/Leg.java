package anneal.lab.search;

import anneal.lab.Run;
import java.io.Serializable;
import java.util.Map;

/**
 * A part of a trial that is trained in one go. All that it takes to train it is text and numbers.
 *
 * @param number which question of the search it answers, from 0
 * @param trial the trial's number
 * @param optimizer the update rule; empty where the task has its own
 * @param schedule the rate, and whatever else is set
 * @param seed decides first weights and the order of batches
 * @param source the trial whose checkpoint after {@code from} epochs this leg may begin at: its own, or one that had the same
 *     updates up to there; without it the leg begins at the first update, with the same result
 * @param from epochs that have been trained, and counted, before
 * @param to epochs after which the leg ends
 */
public record Leg(int number, int trial, String optimizer, String schedule, long seed, int source, int from, int to)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** A run of this leg's trial. */
    Run on(Run run) {
        return new Candidate(Map.of(), optimizer, schedule).on(run).withSeed(seed);
    }

    /** A trial's leg, from its own checkpoint. */
    static Leg of(int number, Trial trial, int from, int to) {
        Candidate candidate = trial.candidate();
        return new Leg(
                number,
                trial.number(),
                candidate.optimizer(),
                candidate.schedule(),
                trial.seed(),
                trial.number(),
                from,
                to);
    }

    /** The same leg, begun where another trial has been. */
    Leg sharing(int otherTrial, int epoch) {
        return new Leg(number, trial, optimizer, schedule, seed, otherTrial, epoch, to);
    }
}
