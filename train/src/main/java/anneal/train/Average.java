package anneal.train;

import anneal.data.DataSet;
import anneal.notation.Clock;
import anneal.tensors.Tensors;
import java.util.Map;

/** The average of a run's weights so far. Not thread-safe. */
final class Average {
    private static final String NAME = "average.";
    private static final String TAKEN = NAME + "taken";

    private final Averaging rule;
    private final Averaging.Times times;
    private final Learner learner;
    private final Shadow shadow;
    private long taken;

    /** Nothing yet. */
    Average(Averaging rule, Clock clock, Learner learner) {
        this.rule = rule;
        this.times = rule.in(clock);
        this.learner = learner;
        this.shadow = new Shadow(learner.weights());
    }

    /** Takes the weights, if they count after so many updates. */
    void updated(long updates) {
        if (times.due(updates)) {
            shadow.blend(rule.keep(taken));
            taken++;
        }
    }

    /** How the average does on a data set; no score as long as there is none. */
    Score evaluate(DataSet data) {
        if (taken == 0) {
            return Score.NONE;
        }
        shadow.exchange();
        try {
            return learner.evaluate(data);
        } finally {
            shadow.exchange();
        }
    }

    /** Makes the average, if there is one, what the learner's weights are. */
    void putInPlace() {
        if (taken > 0) {
            shadow.exchange();
        }
    }

    Tensors state() {
        return new Tensors(Map.of(TAKEN, Long.toString(taken)), shadow.tensors(NAME));
    }

    void restore(Tensors state) {
        long count = Long.parseLong(state.text(TAKEN));
        shadow.set(state, NAME);
        taken = count;
    }
}
