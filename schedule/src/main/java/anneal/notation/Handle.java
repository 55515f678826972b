package anneal.notation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point of a schedule's curve that can be moved: the end of a phase, a milestone, or the rate where something begins.
 *
 * @param step where it is
 * @param rate how high the curve is there
 * @param along what moves with it along the run; null where it stays at its step
 * @param heights the places of the rates that move up and down with it; empty where it stays at its height
 */
record Handle(long step, double rate, @Nullable Along along, List<String> heights) {
    Handle {
        heights = List.copyOf(heights);
    }

    /**
     * A length that ends at a handle.
     *
     * @param place where it stands
     * @param item its index in the list there; -1 where it is no list
     * @param unit its unit
     * @param base the step that it counts from
     * @param least the first step at which it may end
     * @param most the last step at which it may end
     */
    record Along(String place, int item, Unit unit, long base, long least, long most) {}
}
