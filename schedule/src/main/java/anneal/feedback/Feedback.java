package anneal.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What has been learnt from a run's metric so far, and what it does to the rate. Immutable.
 *
 * @param listeners the rules at work; each maps the rate that those before it leave
 */
public record Feedback(List<Listener> listeners) {
    private static final Feedback NONE = new Feedback(List.of());

    public Feedback {
        listeners = List.copyOf(listeners);
    }

    /** The feedback that listens to nothing and leaves every rate alone. */
    public static Feedback none() {
        return NONE;
    }

    /** The feedback of one rule that listens to the whole run. */
    public static Feedback of(Rule rule) {
        return new Feedback(List.of(Listener.of(rule)));
    }

    /** This feedback and then another one on the rates that it leaves. */
    public Feedback and(Feedback other) {
        List<Listener> both = new ArrayList<>(listeners);
        both.addAll(other.listeners);
        return new Feedback(both);
    }

    /**
     * This feedback in a part of a longer run.
     *
     * @param start the update at which the part begins
     * @param end the first update beyond it; {@link Long#MAX_VALUE} if it never ends
     */
    public Feedback within(long start, long end) {
        return each(listener -> listener.within(start, end));
    }

    /** This feedback with the ends of its parts moved up to whole multiples of {@code every} updates. */
    public Feedback alignedTo(long every) {
        return each(listener -> listener.alignedTo(every));
    }

    /**
     * The feedback after one more value of the metric, such as an epoch's loss. A value that is not later than the one
     * before it is a value seen twice, and changes nothing.
     *
     * @param step how many updates had been made when it was measured
     * @param metric any value; what becomes of NaN is up to the rule
     * @param planned the rates that are planned for the next update, one for each parameter group
     */
    public Feedback observe(long step, double metric, double... planned) {
        double[] rates = planned.clone();
        return each(listener -> {
            Listener next = listener.observe(step, metric, rates);
            Arrays.setAll(rates, i -> next.apply(step, rates[i]));
            return next;
        });
    }

    /**
     * The feedback after one more value, at a time that is not told.
     *
     * @throws IllegalStateException if it listens to a part of the run only
     */
    public Feedback observe(double metric) {
        return each(listener -> listener.observe(metric));
    }

    private Feedback each(UnaryOperator<Listener> change) {
        return listeners.isEmpty()
                ? this
                : new Feedback(listeners.stream().map(change).toList());
    }

    /** The rate in force at a step where {@code eta} is planned; each parameter group's rate is mapped by itself. */
    public double apply(long step, double eta) {
        double rate = eta;
        for (int i = 0; i < listeners.size(); i++) {
            rate = listeners.get(i).apply(step, rate);
        }
        return rate;
    }

    /**
     * Whether nothing more is to be gained: every listener to the rest of the run has its rate at the floor, and the
     * metric is flat again. A listener to a part that something else follows does not end a run.
     */
    public boolean finished(long step, double eta) {
        boolean any = false;
        double rate = eta;
        for (Listener listener : listeners) {
            if (listener.until() == Long.MAX_VALUE) {
                if (!listener.finished(step, rate)) {
                    return false;
                }
                any = true;
            }
            rate = listener.apply(step, rate);
        }
        return any;
    }

    /** What the last value led to, in words; empty when it led to nothing. */
    public String decision() {
        return listeners.stream()
                .map(listener -> listener.state().decision())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
