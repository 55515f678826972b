package anneal.notation;

import anneal.notation.Handle.Along;
import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Node.Items;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Then;
import anneal.notation.Node.Under;
import anneal.notation.Shape.Parameter;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The points of a plan's curve that can be moved, and the plan once one has been.
 *
 * <p>The lengths of a call follow one another, each item of a list counts from the beginning of its call, and a number is a
 * height where the curve has that very rate and follows it; so handles are found without a list of what shapes there are. A length in
 * samples or tokens has none where the clock does not know what these are worth.
 */
public final class PlanHandles {
    private static final MathContext DIGITS = new MathContext(3);
    private static final double TRIED_FOR_ZERO = 1e-3;

    private final Plan plan;
    private final Clock clock;
    private final Schedule whole;
    private final Map<Long, Handle> handles = new TreeMap<>();

    private PlanHandles(Plan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.whole = plan.resolve(clock).schedule();
        walk(plan.node(), "", 0);
    }

    /** The handles of a plan in a run, from left to right. */
    public static PlanHandles of(Plan plan, Clock clock) {
        return new PlanHandles(plan, clock);
    }

    /**
     * A handle as it is shown.
     *
     * @param step where it is
     * @param rate how high
     * @param movesAlong whether it can be moved along the run
     * @param movesUp whether it can be moved up and down
     */
    public record Shown(long step, double rate, boolean movesAlong, boolean movesUp) {}

    /** What is to be shown. */
    public List<Shown> shown() {
        return handles.values().stream()
                .map(handle -> new Shown(
                        handle.step(),
                        handle.rate(),
                        handle.along() != null,
                        !handle.heights().isEmpty()))
                .toList();
    }

    /**
     * The plan with a handle moved as far as it can follow.
     *
     * @param index which handle, from 0
     * @param step where to
     * @param rate how high, kept to three digits
     */
    public Plan moved(int index, long step, double rate) {
        if (index < 0 || index >= handles.size()) {
            throw new NotationException("handle must be in 0.." + (handles.size() - 1) + ", but was " + index);
        }
        Handle handle = List.copyOf(handles.values()).get(index);
        Plan changed = plan;
        if (handle.along() != null && step != handle.step()) {
            changed = PlanForm.with(changed, handle.along().place(), length(handle.along(), step));
        }
        if (rate != handle.rate() && Double.isFinite(rate)) {
            String height = Numbers.text(new BigDecimal(Math.max(0, rate)).round(DIGITS));
            for (String place : handle.heights()) {
                changed = PlanForm.with(changed, place, height);
            }
        }
        return changed;
    }

    private String length(Along along, long step) {
        long end = Math.min(along.most(), Math.max(along.least(), step));
        String moved = Numbers.text(clock.amount(end - along.base(), along.unit()))
                + along.unit().suffix();
        return along.item() < 0 ? moved : Place.parse(along.place()).listWith(plan.node(), along.item(), moved);
    }

    private void walk(Node node, String place, long start) {
        if (node instanceof Then then) {
            long begin = start;
            for (int i = 0; i < then.parts().size(); i++) {
                Node part = then.parts().get(i);
                walk(part, Place.inside(place, i), begin);
                begin += Evaluator.controlled(part, clock.startingAt(begin)).schedule() instanceof Phase phase
                        ? phase.steps()
                        : 0;
            }
        } else if (node instanceof Per || node instanceof Under) {
            walk(node.parts().get(0), Place.inside(place, 0), start);
        } else if (node instanceof Call call && !Foreigners.isForeign(call)) {
            call(call, place, start);
        } else if (node instanceof Quantity quantity && quantity.amount().doubleValue() == whole.at(start)) {
            add(start, null, List.of(place));
        }
    }

    private void call(Call call, String place, long start) {
        Shape fullest = PlanForm.fullest(Shapes.SCHEDULES.getOrDefault(call.name(), List.of()));
        Map<String, Node> given = PlanForm.given(call, Shapes.of(call, Shapes.SCHEDULES, "schedule"));
        long end = start;
        heights(fullest, given, call, place, start, start);
        for (Parameter parameter : fullest.parameters()) {
            Node value = given.getOrDefault(parameter.name(), parameter.fallback());
            String argument = place + Place.ARGUMENT + parameter.name();
            if (parameter.kind() == Kind.LENGTH && value instanceof Quantity length && isKnown(length)) {
                long next = end + clock.updates(length.amount(), length.unit());
                if (next > end) {
                    add(next, new Along(argument, -1, length.unit(), end, end + 1, Long.MAX_VALUE), List.of());
                    heights(fullest, given, call, place, start, next);
                }
                end = next;
            } else if (parameter.kind() == Kind.LENGTHS && value instanceof Items list) {
                items(list, argument, start);
            }
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Argument argument = call.arguments().get(i);
            if (argument.value() instanceof Call inner && Shapes.SCHEDULES.containsKey(inner.name())) {
                walk(inner, Place.inside(place, i), start);
            }
        }
    }

    /** The numbers of a call that are the rate at a step; a ramp's end that is left out is 0. */
    private void heights(Shape shape, Map<String, Node> given, Call call, String place, long start, long step) {
        for (Parameter parameter : shape.parameters()) {
            Node value = given.getOrDefault(parameter.name(), parameter.fallback());
            double rate = value instanceof Quantity quantity ? quantity.amount().doubleValue() : 0;
            String argument = Place.ARGUMENT + parameter.name();
            if (parameter.kind() == Kind.NUMBER
                    && rate == whole.at(step)
                    && follows(new Plan(call), argument, start, step, rate == 0 ? TRIED_FOR_ZERO : rate / 2)) {
                add(step, null, List.of(place + argument));
            }
        }
    }

    /** Whether a part's curve follows when the number is changed: a factor may be as large as a rate by chance. */
    private boolean follows(Plan part, String argument, long start, long step, double rate) {
        try {
            Plan changed = PlanForm.with(part, argument, Numbers.text(rate));
            return changed.resolve(clock.startingAt(start)).schedule().at(step - start) == rate;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void items(Items list, String place, long start) {
        long before = start;
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Quantity item && isKnown(item)) {
                long step = start + clock.updates(item.amount(), item.unit());
                boolean last = i + 1 == list.items().size();
                long most = !last && list.items().get(i + 1) instanceof Quantity next && isKnown(next)
                        ? start + clock.updates(next.amount(), next.unit()) - 1
                        : Long.MAX_VALUE;
                add(step, new Along(place, i, item.unit(), start, before + 1, most), List.of());
                before = step;
            }
        }
    }

    private boolean isKnown(Quantity length) {
        try {
            return clock.updates(length.amount(), length.unit()) >= 0;
        } catch (NotationException e) {
            return false;
        }
    }

    /** What is at one step moves together: the first length there, and every height. */
    private void add(long step, @Nullable Along along, List<String> heights) {
        Handle before = handles.get(step);
        List<String> all = new ArrayList<>(before == null ? List.of() : before.heights());
        heights.stream().filter(place -> !all.contains(place)).forEach(all::add);
        Along first = before == null || before.along() == null ? along : before.along();
        handles.put(step, new Handle(step, whole.at(step), first, all));
    }
}
