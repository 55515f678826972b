package anneal.schedule;

/**
 * What a composed schedule reads from one of its parts.
 *
 * @param name which part: the name of the component, or such as {@code phase 2 of 3}
 * @param schedule the part
 * @param step the part's own step; the last whole one where it is read between two
 * @param time the part's own time: the step, or more where it is read between two
 * @param value what was read
 */
public record Reading(String name, Schedule schedule, long step, double time, double value) {

    /** A part that is read at one of its steps. */
    static Reading of(String name, Schedule schedule, long step) {
        return new Reading(name, schedule, step, (double) step, schedule.at(step));
    }
}
