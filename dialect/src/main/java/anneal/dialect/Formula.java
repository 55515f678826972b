package anneal.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scheduler that is one {@link Definition} and its variables. */
final class Formula implements Scheduler {
    private final Definition definition;
    private final Optimizer optimizer;
    private final Object[] slots;
    private final String type;
    private List<Object> bases = List.of();
    private long time;
    private long count;

    /** Builds the scheduler as its constructor would, its first step included. */
    Formula(Definition definition, String type, Optimizer optimizer, Object[] slots) {
        this.definition = definition;
        this.type = type;
        this.optimizer = optimizer;
        this.slots = slots;
        slots[Definition.GROUPS] = (long) optimizer.groups.size();
        slots[Definition.DEFAULT] = optimizer.defaultRate;
        slots[Definition.RATES] = rates("lr");
        definition.run("built", slots);
    }

    /** The base class's constructor of torch: remembers the base rates and makes the first step. */
    Formula start(long lastEpoch) {
        time = lastEpoch;
        for (int g = 0; g < optimizer.groups.size(); g++) {
            Map<Object, Object> group = optimizer.groups.get(g);
            enter(g);
            for (Definition.Line line : definition.lines("group")) {
                Object value = lastEpoch == -1 ? line.value().run(slots) : None.NONE;
                if (value != None.NONE) {
                    group.put(line.name(), value);
                }
            }
            if (lastEpoch == -1) {
                group.putIfAbsent("initial_lr", Objects.requireNonNull(group.get("lr")));
            } else if (!group.containsKey("initial_lr")) {
                throw new PythonException(
                        "KeyError",
                        "param 'initial_lr' is not specified in param_groups[" + g
                                + "] when resuming scheduler with last_epoch >= 0");
            }
        }
        bases = rates("initial_lr");
        if (listens()) {
            time = 0;
        } else {
            initialStep();
        }
        rebase();
        return this;
    }

    private void rebase() {
        for (Definition.Line line : definition.lines("base")) {
            List<Object> changed = new ArrayList<>();
            for (int g = 0; g < optimizer.groups.size(); g++) {
                enter(g);
                changed.add(line.value().run(slots));
            }
            bases = changed;
        }
    }

    private List<Object> rates(String key) {
        return optimizer.groups.stream()
                .map(group -> Objects.requireNonNull(group.get(key)))
                .toList();
    }

    private void enter(int g) {
        Map<Object, Object> group = optimizer.groups.get(g);
        slots[Definition.INDEX] = (long) g;
        slots[Definition.GROUP] = group;
        slots[Definition.LR] = Objects.requireNonNull(group.get("lr"));
        slots[Definition.BASE] = g < bases.size() ? bases.get(g) : None.NONE;
        slots[Definition.MOMENTUM] = None.NONE;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public void initialStep() {
        count = 0;
        slots[Definition.INITIAL] = true;
        step(Double.NaN);
        slots[Definition.INITIAL] = false;
    }

    @Override
    public void step(double metric) {
        count++;
        slots[Definition.METRIC] = metric;
        slots[Definition.FIRST] = time < 0;
        time = Math.addExact(time, 1);
        slots[Definition.T] = time;
        slots[Definition.COUNT] = count;
        slots[Definition.RATES] = rates("lr");
        definition.run("tick", slots);
        update(null);
    }

    @Override
    public void restart() {
        time = 0;
        slots[Definition.T] = 0L;
        slots[Definition.COUNT] = count;
        List<Definition.Line> closed = definition.lines("closed");
        update(closed.isEmpty() ? null : closed.get(0));
    }

    @Override
    public void jump(long to) {
        time = to;
        slots[Definition.T] = to;
        update(null);
    }

    private void update(Definition.@Nullable Line closed) {
        List<Object> values = new ArrayList<>(optimizer.groups.size());
        for (int g = 0; g < optimizer.groups.size(); g++) {
            enter(g);
            if (closed != null) {
                values.add(closed.value().run(slots));
                continue;
            }
            definition.run("step", slots);
            values.add(slots[Definition.LR]);
            if (slots[Definition.MOMENTUM] != None.NONE) {
                optimizer.groups.get(g).put("momentum", slots[Definition.MOMENTUM]);
            }
        }
        for (int g = 0; g < values.size(); g++) {
            optimizer.groups.get(g).put("lr", values.get(g));
        }
    }

    @Override
    public void undo() {
        time--;
    }

    @Override
    public boolean listens() {
        return definition.listens();
    }

    @Override
    public boolean isPure() {
        return definition.isPure();
    }

    @Override
    public void load(Map<?, ?> state) {
        state.forEach((key, value) -> {
            Integer slot = definition.scope.find(Values.text(key));
            if (slot != null && slot >= Definition.GIVEN.size()) {
                slots[slot] = value;
            }
        });
        Object epoch = state.get("last_epoch");
        time = epoch == null ? time : Values.whole(epoch);
        Object steps = state.get("_step_count");
        count = steps == null ? count : Values.whole(steps);
        Object rates = state.get("base_lrs");
        bases = rates == null ? bases : Values.items(rates);
    }
}
