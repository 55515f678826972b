package anneal.notation;

import anneal.schedule.Phase;
import anneal.schedule.Reading;
import anneal.schedule.Schedule;
import java.util.List;

/**
 * Why a rate is what it is at a step: the formula with its numbers, and the same of every part that it was made from.
 *
 * @param part which part of the whole this is, such as {@code phase 2 of 3}; empty for the whole
 * @param text the schedule of this part
 * @param step the part's own step
 * @param time the part's own time: the step, or more where the part is read between two, as by a stretched schedule
 * @param steps the part's length; 0 where it has no end
 * @param value the rate
 * @param formula the formula with the numbers in it; empty where the rate is that of one part as it stands
 * @param nextChange the first step, on the part's own clock, at which its rate is another; {@link Schedule#NEVER} if there
 *     is none
 * @param parts what it was made from
 */
public record Explanation(
        String part,
        String text,
        long step,
        double time,
        long steps,
        double value,
        String formula,
        long nextChange,
        List<Explanation> parts) {
    private static final int CHANGES_LOOKED_AT = 1_000;

    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * Explains the rate of a schedule.
     *
     * @param step index of the update, from 0
     */
    public static Explanation of(Schedule schedule, long step) {
        return of(new Reading("", schedule, step, (double) step, schedule.at(step)));
    }

    private static Explanation of(Reading read) {
        Schedule schedule = read.schedule();
        boolean between = read.time() != read.step();
        List<Reading> readings = between ? List.of() : schedule.readings(read.step());
        return new Explanation(
                read.name(),
                Printer.node(schedule).toString(),
                read.step(),
                read.time(),
                schedule instanceof Phase phase ? phase.steps() : 0,
                read.value(),
                Formulas.withNumbers(read, readings),
                nextChange(schedule, read.step()),
                readings.stream().map(Explanation::of).toList());
    }

    /** Steps over places at which the rate might have changed but did not. */
    private static long nextChange(Schedule schedule, long step) {
        double value = schedule.at(step);
        long next = step;
        for (int i = 0; i < CHANGES_LOOKED_AT; i++) {
            next = schedule.nextChange(next);
            if (next == Schedule.NEVER || schedule.at(next) != value) {
                break;
            }
        }
        return next;
    }

    /** A line for the whole and one for each part, the parts indented. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        write(lines, "");
        return lines.toString().stripTrailing();
    }

    private void write(StringBuilder lines, String indent) {
        lines.append(indent).append(part.isEmpty() ? "" : part + ": ").append(text);
        lines.append(" at step ").append(time == step ? Long.toString(step) : Numbers.text(time));
        if (steps > 0) {
            lines.append(" of ").append(steps);
        }
        if (!formula.isEmpty() && !formula.equals(Numbers.text(value))) {
            lines.append(" = ").append(formula);
        }
        lines.append(" = ").append(Numbers.text(value));
        lines.append(nextChange == Schedule.NEVER ? ", for ever" : ", until step " + nextChange)
                .append('\n');
        parts.forEach(inner -> inner.write(lines, indent + "  "));
    }
}
