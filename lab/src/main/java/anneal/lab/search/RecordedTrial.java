package anneal.lab.search;

import anneal.train.Ending;
import java.util.List;

/**
 * A trial as a run store tells of it.
 *
 * @param number which one of the search, from 0
 * @param optimizer the update rule; empty where the task has its own
 * @param schedule the rate, and whatever else is set
 * @param peak the greatest rate of the schedule; NaN where the store does not know
 * @param asked epochs that it has been trained for, or is to be next
 * @param choices what was decided for it, in the order of the space
 * @param reached where it was judged, in order
 */
public record RecordedTrial(
        int number,
        String optimizer,
        String schedule,
        double peak,
        int asked,
        List<Choice> choices,
        List<Reached> reached) {

    public RecordedTrial {
        choices = List.copyOf(choices);
        reached = List.copyOf(reached);
    }

    /**
     * What was decided.
     *
     * @param name what about
     * @param place where it lies between 0 and 1
     * @param text how it is written
     */
    public record Choice(String name, double place, String text) {}

    /**
     * Where a trial was judged.
     *
     * @param epochs epochs that it had been trained for
     * @param ending why its training had ended there
     * @param loss on the rows that are set aside; infinite where it diverged
     * @param accuracy on these rows; NaN for regression
     * @param millis when, in milliseconds since 1970
     */
    public record Reached(int epochs, Ending ending, double loss, double accuracy, long millis) {}

    /** Epochs that it has been trained for and judged after. */
    public int epochs() {
        return reached.isEmpty() ? 0 : reached.get(reached.size() - 1).epochs();
    }

    /** The loss when it was last judged; NaN before that. */
    public double loss() {
        return reached.isEmpty() ? Double.NaN : reached.get(reached.size() - 1).loss();
    }

    /** Whether it has been judged, and can go on. */
    boolean alive() {
        return Double.isFinite(loss()) && reached.get(reached.size() - 1).ending() != Ending.DIVERGED;
    }
}
