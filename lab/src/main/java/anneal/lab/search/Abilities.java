package anneal.lab.search;

import anneal.data.Split;
import anneal.lab.Run;
import anneal.optim.Optimizer;
import anneal.train.Learner;

/**
 * What a search asks of learners that not all can do.
 *
 * @param showWeights whether their weights can be averaged, by which trials are judged early, or are by their update rule
 * @param saveState whether they can save their state and go back to it, without which no trial goes on after a rung
 */
public record Abilities(boolean showWeights, boolean saveState) {

    /** What the learners of a run can do, found out with one that learns nothing. */
    public static Abilities of(Run run, Split split) {
        try (Learner learner = run.start(split.train(), 1)) {
            Optimizer rule = run.optimizer();
            boolean averages = rule != null && rule.averages();
            return new Abilities(averages || can(learner::weights), can(() -> learner.restore(learner.state())));
        }
    }

    private static boolean can(Runnable action) {
        try {
            action.run();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}
