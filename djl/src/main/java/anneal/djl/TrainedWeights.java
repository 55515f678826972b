package anneal.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import anneal.net.ForeignVector;
import anneal.notation.Parameters;
import anneal.optim.Clip;
import anneal.optim.Vector;
import anneal.train.HyperParameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A model's parameters, some of them trained, in the groups of a run. */
final class TrainedWeights {
    private final Map<String, Parameter> trained = new LinkedHashMap<>();
    private final List<Parameter> others = new ArrayList<>();
    private final Map<Parameter, String> groupOf = new HashMap<>();
    private Set<String> groups = Set.of();

    TrainedWeights(ParameterList parameters) {
        for (Pair<String, Parameter> parameter : parameters) {
            if (parameter.getValue().requiresGradient()) {
                trained.put(name(parameter.getKey()), parameter.getValue());
            } else {
                others.add(parameter.getValue());
            }
        }
    }

    /** A name as Anneal has it: {@code 01Linear.weight} for DJL's {@code 01Linear_weight}. */
    private static String name(String name) {
        int own = name.lastIndexOf('_');
        return own < 0 ? "0." + name : name.substring(0, own) + "." + name.substring(own + 1);
    }

    /** Divides them into the groups that hyper-parameters are for, if they are not divided so. */
    void divide(HyperParameters now) {
        refuseAllButRates(now);
        now.groups().values().forEach(TrainedWeights::refuseAllButRates);
        if (!groups.equals(now.groups().keySet())) {
            Map<Parameter, String> divided = new HashMap<>();
            new Parameters(List.copyOf(trained.keySet()))
                    .groups(now.groups().keySet())
                    .forEach((name, group) -> divided.put(trained.get(name), group));
            groupOf.clear();
            groupOf.putAll(divided);
            groups = Set.copyOf(now.groups().keySet());
        }
    }

    private static void refuseAllButRates(HyperParameters now) {
        if (!now.others().isEmpty()) {
            throw new UnsupportedOperationException("a DJL optimizer can be told rates alone, but was told "
                    + now.others().keySet());
        }
    }

    private HyperParameters of(Parameter parameter, HyperParameters now) {
        String group = groupOf.get(parameter);
        return group == null ? now : Objects.requireNonNull(now.groups().get(group));
    }

    /** Clips the gradient of all that takes part in the update, if it is to be clipped; returns its norm before. */
    double clip(HyperParameters now, Clip clip, NDManager scope) {
        List<NDArray> gradients = trained.values().stream()
                .filter(parameter -> !of(parameter, now).frozen())
                .map(parameter -> parameter.getArray().getGradient())
                .toList();
        gradients.forEach(gradient -> gradient.attach(scope));
        double norm = norm(gradients, clip.by() == Clip.By.LARGEST);
        for (NDArray gradient : gradients) {
            if (clip.by() == Clip.By.VALUE) {
                gradient.clip(-clip.limit(), clip.limit()).copyTo(gradient);
            } else if (!clip.isNone()) {
                gradient.muli(clip.factor(norm));
            }
        }
        return norm;
    }

    private static double norm(List<NDArray> gradients, boolean largest) {
        double norm = 0;
        for (NDArray gradient : gradients) {
            NDArray numbers = gradient.toType(DataType.FLOAT64, true);
            norm = largest
                    ? Math.max(norm, numbers.abs().max().getDouble())
                    : norm + numbers.pow(2).sum().getDouble();
        }
        return largest ? norm : Math.sqrt(norm);
    }

    /** Makes an update of all that takes part in it. */
    void update(Optimizer optimizer, GivenRate rate, HyperParameters now, NDManager scope) {
        for (Parameter parameter : trained.values()) {
            HyperParameters own = of(parameter, now);
            if (own.frozen()) {
                forgetGradient(parameter, scope);
            } else {
                rate.set(own.eta());
                try (NDArray gradient = parameter.getArray().getGradient()) {
                    optimizer.update(parameter.getId(), parameter.getArray(), gradient);
                }
            }
        }
    }

    /** Sets all gradients to 0. */
    void forgetGradients(NDManager scope) {
        trained.values().forEach(parameter -> forgetGradient(parameter, scope));
    }

    /** Sets a gradient to 0: DJL does so in the optimizer's update, and otherwise adds the next one to it. */
    private static void forgetGradient(Parameter parameter, NDManager scope) {
        NDArray array = parameter.getArray();
        try (NDArray gradient = array.getGradient()) {
            scope.zeros(array.getShape(), array.getDataType()).copyTo(gradient);
        }
    }

    /** Copies of what changes without being trained: running means and variances. */
    Map<NDArray, NDArray> statistics(NDManager scope) {
        Map<NDArray, NDArray> copies = new LinkedHashMap<>();
        for (Parameter parameter : others) {
            NDArray copy = parameter.getArray().duplicate();
            copy.attach(scope);
            copies.put(parameter.getArray(), copy);
        }
        return copies;
    }

    /** The trained numbers themselves. */
    List<Vector> vectors() {
        List<Vector> vectors = new ArrayList<>();
        trained.forEach((name, parameter) -> {
            ByteBuffer numbers = parameter.getArray().toByteBuffer(true);
            if (parameter.getArray().getDataType() != DataType.FLOAT32 || !numbers.isDirect()) {
                throw new UnsupportedOperationException(
                        "weights must be float32 on the CPU to be averaged, but " + name + " is not");
            }
            vectors.add(new ForeignVector(numbers.order(ByteOrder.nativeOrder()).asFloatBuffer()));
        });
        return vectors;
    }
}
