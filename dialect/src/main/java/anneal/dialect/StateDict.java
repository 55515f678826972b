package anneal.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a PyTorch scheduler saves of itself. It does not say which class it is of; its keys do. Rates that only the
 * optimizer knows are read from {@code param_groups} where the state is part of a whole checkpoint.
 */
final class StateDict {
    /** By which key a class is known; the first that is there counts. */
    private static final List<String> SIGNS = List.of(
            "_milestones SequentialLR",
            "_schedulers ChainedScheduler",
            "lr_lambdas LambdaLR",
            "reset_start GreedyLR",
            "num_bad_epochs ReduceLROnPlateau",
            "_schedule_phases OneCycleLR",
            "step_ratio CyclicLR",
            "T_0 CosineAnnealingWarmRestarts",
            "T_max CosineAnnealingLR",
            "start_factor LinearLR",
            "factor ConstantLR",
            "power PolynomialLR",
            "step_size StepLR",
            "milestones MultiStepLR",
            "anneal_epochs SWALR",
            "gamma ExponentialLR");

    private final Optimizer optimizer;
    private final Map<String, Object> names;
    private final boolean knowsGroups;

    private StateDict(Optimizer optimizer, boolean knowsGroups) {
        this.optimizer = optimizer;
        this.names = Transformers.names(optimizer);
        this.knowsGroups = knowsGroups;
    }

    /** The scheduler as it was saved, and its optimizer. */
    static Run.OfScheduler resume(Map<?, ?> saved, Setup setup, Work work) {
        Map<?, ?> state = schedulerOf(saved);
        List<Map<?, ?>> groups = groupsOf(saved);
        List<Object> rates = groups.isEmpty()
                ? list(state, "_last_lr")
                : groups.stream().map(group -> value(group, "lr")).toList();
        if (!setup.lr().isEmpty() && setup.lr().size() != rates.size()) {
            throw PythonException.value("lr must have one rate for each of the " + rates.size()
                    + " parameter groups that were saved, but had " + setup.lr().size());
        }
        if (!rates.stream().allMatch(Values::isNumber)) {
            throw PythonException.type("the saved rates must be numbers, but are " + Values.text(rates.get(0))
                    + "; save them from an optimizer whose lr is a float");
        }
        List<Double> plain = rates.stream().map(Values::real).toList();
        Optimizer optimizer = new Optimizer(plain, setup.momentum());
        fill(optimizer, groups);
        Scheduler scheduler = new StateDict(optimizer, !groups.isEmpty()).scheduler(state);
        fill(optimizer, groups);
        if (scheduler.isPure()) {
            scheduler.jump(Values.whole(value(state, "last_epoch")));
        }
        for (int g = 0; g < plain.size(); g++) {
            optimizer.groups.get(g).put("lr", plain.get(g));
        }
        return new Run.OfScheduler(scheduler, optimizer, work);
    }

    private static void fill(Optimizer optimizer, List<Map<?, ?>> groups) {
        for (int g = 0; g < groups.size(); g++) {
            Map<Object, Object> group = optimizer.groups.get(g);
            groups.get(g).forEach((key, value) -> group.put(key, value));
            if (group.get("betas") != null) {
                group.put(
                        "momentum",
                        Values.items(Objects.requireNonNull(group.get("betas"))).get(0));
            }
        }
    }

    /** The state itself, or the one value of a checkpoint that is one. */
    private static Map<?, ?> schedulerOf(Map<?, ?> saved) {
        if (saved.containsKey("_last_lr")) {
            return saved;
        }
        List<Map<?, ?>> found = new ArrayList<>();
        saved.values().forEach(value -> {
            if (value instanceof Map<?, ?> map && map.containsKey("_last_lr")) {
                found.add(map);
            }
        });
        if (found.size() != 1) {
            throw PythonException.value(
                    "one scheduler's state_dict must be here, with \"last_epoch\" and \"_last_lr\", but "
                            + (found.isEmpty() ? "there is none" : "there are " + found.size()));
        }
        return found.get(0);
    }

    private static List<Map<?, ?>> groupsOf(Map<?, ?> saved) {
        List<Map<?, ?>> groups = new ArrayList<>();
        for (Object part : saved.values()) {
            if (part instanceof Map<?, ?> map && map.get("param_groups") instanceof List<?> list) {
                list.forEach(group -> groups.add(map(group)));
            }
        }
        return groups;
    }

    private Scheduler scheduler(Map<?, ?> state) {
        String type = typeOf(state);
        List<Scheduler> children = new ArrayList<>();
        if (state.containsKey("_schedulers")) {
            list(state, "_schedulers").forEach(child -> children.add(scheduler(map(child))));
        }
        if (type.equals("SequentialLR")) {
            return Torch.sequential(children, list(state, "_milestones"), Values.whole(value(state, "last_epoch")));
        }
        if (type.equals("ChainedScheduler")) {
            return Torch.chained(children);
        }
        Map<Object, Object> full = new HashMap<>(state);
        complete(type, full);
        Definition definition =
                Objects.requireNonNull(type.equals("GreedyLR") ? Transformers.greedy() : Torch.CLASSES.get(type));
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String parameter : definition.signature.names()) {
            Object value = full.get(parameter);
            if (value != null && !parameter.equals("last_epoch")) {
                arguments.put(parameter, value);
            }
        }
        Scheduler scheduler =
                (Scheduler) ((Callable) Objects.requireNonNull(names.get(type))).call(List.of(), arguments);
        scheduler.load(full);
        return scheduler;
    }

    private static String typeOf(Map<?, ?> state) {
        for (String sign : SIGNS) {
            String[] parts = sign.split(" ", 2);
            if (state.containsKey(parts[0])) {
                return parts[1];
            }
        }
        String keys = state.keySet().stream().map(String::valueOf).limit(12).collect(Collectors.joining(", "));
        throw PythonException.value("no scheduler of PyTorch saves just these keys: " + keys);
    }

    /** Adds the constructor's arguments where they are saved under other names. */
    private void complete(String type, Map<Object, Object> state) {
        switch (type) {
            case "LambdaLR" ->
                throw PythonException.value(
                        "a LambdaLR or MultiplicativeLR does not save its functions; give its call instead");
            case "MultiStepLR" -> state.put("milestones", elements(map(value(state, "milestones"))));
            case "ReduceLROnPlateau" -> state.put("min_lr", value(state, "min_lrs"));
            case "GreedyLR" -> {
                state.put("min_lr", value(state, "min_lrs"));
                state.put("max_lr", value(state, "max_lrs"));
                if (state.get("_streaming_avg") instanceof Map<?, ?> average) {
                    state.put("values", value(average, "values"));
                    state.put("total", value(average, "sum"));
                }
            }
            case "CyclicLR" -> {
                double total = Values.real(value(state, "total_size"));
                double up = total * Values.real(value(state, "step_ratio"));
                state.put("step_size_up", up);
                state.put("step_size_down", total - up);
                state.put("base_lr", value(state, "base_lrs"));
                state.put("max_lr", value(state, "max_lrs"));
                state.put("base_momentum", state.getOrDefault("base_momentums", 0.0));
                state.put("max_momentum", state.getOrDefault("max_momentums", 0.0));
            }
            case "OneCycleLR" -> oneCycle(state);
            case "SWALR" -> {
                state.put("anneal_strategy", value(state, "_anneal_strategy"));
                state.put("swa_lr", ofGroups("SWALR", "swa_lr"));
            }
            default -> {}
        }
    }

    private void oneCycle(Map<Object, Object> state) {
        List<Object> phases = list(state, "_schedule_phases");
        List<Object> ends =
                phases.stream().map(phase -> value(map(phase), "end_step")).toList();
        double total = Values.real(value(state, "total_steps"));
        state.put("three_phase", phases.size() == 3);
        state.put("ends", ends);
        state.put("pct_start", Math.max(0.0, Math.min(1.0, (Values.real(ends.get(0)) + 1) / total)));
        state.put("anneal_strategy", value(state, "_anneal_func_type"));
        state.put("max_lr", ofGroups("OneCycleLR", "max_lr"));
        if (Values.truth(value(state, "cycle_momentum"))) {
            state.put("max_momentum", ofGroups("OneCycleLR", "max_momentum"));
            state.put("base_momentum", ofGroups("OneCycleLR", "base_momentum"));
        }
    }

    private Object ofGroups(String type, String key) {
        List<Object> values = new ArrayList<>();
        for (Map<Object, Object> group : optimizer.groups) {
            Object value = group.get(key);
            if (!knowsGroups || value == null) {
                throw PythonException.value(
                        "a " + type + " keeps its " + key
                                + " in the optimizer's param_groups; give a checkpoint that holds the optimizer's state_dict, too");
            }
            values.add(value);
        }
        return values;
    }

    /** A Counter's keys, each as often as it counts. */
    private static List<Object> elements(Map<?, ?> counter) {
        List<Object> elements = new ArrayList<>();
        counter.forEach((key, times) -> {
            String text = Values.text(Objects.requireNonNull(key));
            Object step = text.matches("-?[0-9]{1,18}") ? (Object) Long.parseLong(text) : (Object) Double.valueOf(text);
            Arithmetic.shorter(elements.size() + Values.whole(times));
            for (long i = 0; i < Values.whole(times); i++) {
                elements.add(step);
            }
        });
        return elements;
    }

    private static Object value(Map<?, ?> state, String key) {
        Object value = state.get(key);
        if (value == null) {
            throw new PythonException("KeyError", "'" + key + "' is missing in what was saved");
        }
        return value;
    }

    private static List<Object> list(Map<?, ?> state, String key) {
        return Values.items(value(state, key));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw PythonException.type("a dictionary must stand in what was saved, but was " + value);
    }
}
