package anneal.torch;

import anneal.notation.Parameters;
import anneal.train.HyperParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A libtorch optimizer whose parameter groups are divided into those of a run.
 *
 * <p>Each of its own groups keeps the parameters that are in none of the run's; the others go to new groups with the same
 * options.
 */
final class Groups {
    private final Optimizer optimizer;

    /** The optimizer's groups, by place, that each of the run's groups holds. */
    private final Map<String, List<Long>> places = new LinkedHashMap<>();

    private final long rest;

    /**
     * Divides an optimizer that has made no update.
     *
     * @throws UnsupportedOperationException if it is Adagrad, which remembers something of its parameters at once, and may not let
     *     them change groups from then on
     */
    Groups(Module module, Optimizer optimizer, Set<String> names) {
        if (optimizer instanceof Adagrad && !names.isEmpty()) {
            throw new UnsupportedOperationException(
                    "libtorch's Adagrad cannot be divided into groups, but they were " + names);
        }
        this.optimizer = optimizer;
        names.forEach(name -> places.put(name, new ArrayList<>()));
        try (PointerScope scope = new PointerScope()) {
            rest = optimizer.param_groups().size();
            if (!names.isEmpty()) {
                Map<Long, String> groupOf = groupOf(module, names);
                for (long i = 0; i < rest; i++) {
                    divide(i, groupOf);
                }
            }
        }
    }

    /** The group of each parameter that is in one, by the parameter's address. */
    private static Map<Long, String> groupOf(Module module, Set<String> names) {
        Map<String, Long> addresses = addresses(module);
        Map<Long, String> groupOf = new HashMap<>();
        parameters(addresses).groups(names).forEach((parameter, group) -> groupOf.put(addresses.get(parameter), group));
        return groupOf;
    }

    /** The names of a module's parameters. */
    static Parameters parameters(Module module) {
        return parameters(addresses(module));
    }

    private static Parameters parameters(Map<String, Long> addresses) {
        return new Parameters(List.copyOf(addresses.keySet()));
    }

    /** Where each parameter is, by its name as Anneal has it: one of no layer is one of the layer 0. */
    private static Map<String, Long> addresses(Module module) {
        Map<String, Long> addresses = new LinkedHashMap<>();
        StringTensorDict named = module.named_parameters();
        for (long i = 0; i < named.size(); i++) {
            String name = named.keys().get(i).getString();
            addresses.put(
                    name.contains(".") ? name : "0." + name,
                    address(named.values().get(i)));
        }
        return addresses;
    }

    private static long address(Tensor parameter) {
        return parameter.unsafeGetTensorImpl().address();
    }

    private void divide(long place, Map<Long, String> groupOf) {
        OptimizerParamGroup own = optimizer.param_groups().get(place);
        TensorVector stay = new TensorVector();
        Map<String, TensorVector> go = new LinkedHashMap<>();
        for (Tensor parameter : own.params().get()) {
            String group = groupOf.get(address(parameter));
            (group == null ? stay : go.computeIfAbsent(group, name -> new TensorVector())).push_back(parameter);
        }
        List<OptimizerParamGroup> made = new ArrayList<>();
        go.forEach((group, parameters) -> {
            of(group).add(optimizer.param_groups().size() + made.size());
            made.add(new OptimizerParamGroup(parameters, own.options().clone()));
        });
        own.params().put(stay);
        made.forEach(optimizer::add_param_group);
    }

    private List<Long> of(String group) {
        return Objects.requireNonNull(places.get(group));
    }

    /** The names of the run's groups. */
    Set<String> names() {
        return places.keySet();
    }

    /** Sets what the next update is made at. */
    void set(HyperParameters now) {
        try (OptimizerParamGroupVector groups = optimizer.param_groups()) {
            for (long i = 0; i < rest; i++) {
                set(groups, i, now);
            }
            now.groups().forEach((name, own) -> of(name).forEach(place -> set(groups, place, own)));
        }
    }

    private void set(OptimizerParamGroupVector groups, long place, HyperParameters now) {
        try (PointerScope scope = new PointerScope()) {
            OptimizerOptions options = groups.get(place).options();
            options.set_lr(now.eta());
            now.others().forEach((name, value) -> Setting.of(optimizer, name).set(options, value));
        }
    }

    /** Takes away the gradient of what the next update is to leave out. */
    void freeze(HyperParameters now) {
        for (long i = 0; now.frozen() && i < rest; i++) {
            forget(i);
        }
        now.groups().forEach((name, own) -> {
            if (own.frozen()) {
                of(name).forEach(this::forget);
            }
        });
    }

    private void forget(long place) {
        try (PointerScope scope = new PointerScope()) {
            for (Tensor parameter : optimizer.param_groups().get(place).params().get()) {
                parameter.mutable_grad().reset();
            }
        }
    }
}
