package anneal.dialect;

import anneal.notation.NotationException;
import anneal.schedule.Foreign;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Another library's scheduler, read and ready to be run; immutable, every question runs it anew. */
public final class Simulation {
    private static final long MOST_NUMBERS = 10_000_000;
    private static final long MOST_STEPS = 10_000_000;
    private static final int REMEMBERED = 1 << 20;

    private final String dialect;
    private final String text;
    private final Setup setup;
    private final Supplier<Run> start;
    private final Run first;
    private final int groups;

    Simulation(String dialect, String text, Setup setup, Supplier<Run> start) {
        this.dialect = dialect;
        this.text = text;
        this.setup = setup;
        this.start = () -> told(start, "");
        this.first = this.start.get();
        this.groups = told(first::rates, "").size();
    }

    /** Whether it needs a metric at every step. */
    public boolean listens() {
        return first.listens();
    }

    /** The number of parameter groups, and so of columns. */
    public int groups() {
        return groups;
    }

    /**
     * The values in force for the updates 0 to {@code steps}.
     *
     * @param metrics one for each step where the scheduler {@link #listens}; null is NaN
     * @throws NotationException if the original raises at any of these steps; the message gives its reason
     */
    public Rows rows(long steps, List<@Nullable Double> metrics) {
        if (steps < 0) {
            throw new NotationException("steps must be >= 0, but was " + steps);
        }
        if (listens() && metrics.size() < steps) {
            throw new NotationException(
                    "metrics must have one value for each of the " + steps + " steps, but has " + metrics.size());
        }
        if (steps > MOST_NUMBERS / groups) {
            throw new NotationException(
                    "steps times groups must be at most " + MOST_NUMBERS + ", but steps was " + steps);
        }
        Run run = start.get();
        List<List<Double>> lr = new ArrayList<>();
        List<List<Double>> momentum = new ArrayList<>();
        for (long step = 0; step <= steps; step++) {
            if (step > 0) {
                Double metric = listens() ? metrics.get((int) step - 1) : null;
                advance(run, metric == null ? Double.NaN : metric, step);
            }
            lr.add(told(run::rates, at(step)));
            if (!run.momenta().isEmpty()) {
                momentum.add(run.momenta());
            }
        }
        return new Rows(lr, momentum);
    }

    /**
     * One group's rates as a schedule, which prints as its source.
     *
     * @throws NotationException if the scheduler listens to a metric, which no schedule does
     */
    public Schedule schedule(int group) {
        if (listens()) {
            throw new NotationException(
                    "a scheduler that listens to a metric is no schedule; ask for its rows instead");
        }
        if (group < 0 || group >= groups) {
            throw new NotationException("group must be in 0.." + (groups - 1) + ", but was " + group);
        }
        if (first instanceof Run.OfPlan plan) {
            return plan.schedule();
        }
        return new Foreign(dialect, source(), setup.lr(), group, new Replay(group));
    }

    /** The text with the bound names in front as assignments. */
    private String source() {
        StringBuilder source = new StringBuilder();
        new TreeMap<>(setup.let())
                .forEach((name, value) -> source.append(name)
                        .append(" = ")
                        .append(Values.repr(Values.ofPlain(value)))
                        .append("; "));
        return Dialects.precision(dialect, setup.single()) + source + text;
    }

    private void advance(Run run, double metric, long step) {
        told(
                () -> {
                    run.step(metric);
                    return run;
                },
                at(step));
    }

    private static String at(long step) {
        return step == 0 ? "" : " (at step " + step + ")";
    }

    private <T> T told(Supplier<T> question, String when) {
        try {
            return question.get();
        } catch (PythonException e) {
            throw Script.refusal(text, e, when);
        } catch (StackOverflowError e) {
            throw new NotationException("RecursionError: the text is nested too deep");
        }
    }

    /** Answers for any step; in order at no more than the original's cost, since the run is kept where it is. */
    private final class Replay implements LongToDoubleFunction {
        private final int group;
        private double[] known = new double[0];
        private int filled;
        private @Nullable Run run;
        private long time = -1;
        private double last;

        Replay(int group) {
            this.group = group;
        }

        @Override
        public synchronized double applyAsDouble(long step) {
            if (first.isPure() && step > 0) {
                return pure(step);
            }
            if (step < filled) {
                return known[(int) step];
            }
            if (step > MOST_STEPS) {
                throw new NotationException("a recursion of " + dialect + " is followed for at most " + MOST_STEPS
                        + " steps, but the step was " + step);
            }
            Run current = run;
            if (current == null || time > step) {
                current = start.get();
                run = current;
                time = 0;
                remember(current);
            }
            while (time < step) {
                advance(current, Double.NaN, time + 1);
                time++;
                remember(current);
            }
            return last;
        }

        private double pure(long step) {
            synchronized (first) {
                return told(
                        () -> {
                            first.jump(step);
                            return first.rates().get(group);
                        },
                        at(step));
            }
        }

        private void remember(Run current) {
            last = told(current::rates, at(time)).get(group);
            if (time == filled && filled < REMEMBERED) {
                if (filled == known.length) {
                    known = java.util.Arrays.copyOf(known, Math.max(64, 2 * filled));
                }
                known[filled++] = last;
            }
        }
    }
}
