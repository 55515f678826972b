package anneal.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model and its optimizer's memory as tensors: {@code 01Linear_weight} for a parameter, {@code optimizer.means.01Linear_weight}
 * for what is remembered of it.
 */
final class SavedModel {
    private static final String OPTIMIZER = "djl.optimizer";
    private static final String UPDATES = "djl.updates.";

    private final ParameterList parameters;
    private final Optimizer optimizer;
    private final OptimizerMemory memory;
    private final NDManager manager;

    /** The model with these parameters under this optimizer. */
    SavedModel(ParameterList parameters, Optimizer optimizer, NDManager manager) {
        this.parameters = parameters;
        this.optimizer = optimizer;
        this.memory = new OptimizerMemory(optimizer);
        this.manager = manager;
    }

    Tensors state() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(OPTIMIZER, optimizer.getClass().getName());
        for (Pair<String, Parameter> parameter : parameters) {
            tensors.put(parameter.getKey(), tensor(parameter.getValue().getArray()));
            texts.put(
                    UPDATES + parameter.getKey(),
                    Integer.toString(memory.count(parameter.getValue().getId())));
        }
        for (String name : memory.names()) {
            Map<String, NDArray> arrays = memory.arrays(name);
            for (Pair<String, Parameter> parameter : parameters) {
                NDArray array = arrays.get(parameter.getValue().getId());
                if (array != null) {
                    tensors.put(key(name, parameter), tensor(array));
                }
            }
        }
        return new Tensors(texts, tensors);
    }

    /** Goes back to a state; all is checked before anything is changed. */
    void restore(Tensors state) {
        String saved = state.text(OPTIMIZER);
        if (!saved.equals(optimizer.getClass().getName())) {
            throw new IllegalArgumentException("optimizer must be " + saved + ", as when the state was saved, but is "
                    + optimizer.getClass().getName());
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Pair<String, Parameter> parameter : parameters) {
            counts.put(parameter.getValue().getId(), Integer.parseInt(state.text(UPDATES + parameter.getKey())));
            saved(state, parameter.getKey(), parameter.getValue().getArray());
        }
        for (Pair<String, Parameter> parameter : parameters) {
            set(
                    parameter.getValue().getArray(),
                    saved(state, parameter.getKey(), parameter.getValue().getArray()));
        }
        for (String name : memory.names()) {
            memory.setArrays(name, manager.getDevice(), remembered(state, name));
        }
        memory.setCounts(counts);
    }

    private Map<String, NDArray> remembered(Tensors state, String name) {
        Map<String, NDArray> arrays = new HashMap<>();
        for (Pair<String, Parameter> parameter : parameters) {
            if (state.tensors().containsKey(key(name, parameter))) {
                NDArray array = parameter.getValue().getArray();
                NDArray copy = manager.zeros(array.getShape(), array.getDataType());
                set(copy, saved(state, key(name, parameter), array));
                arrays.put(parameter.getValue().getId(), copy);
            }
        }
        return arrays;
    }

    private static String key(String name, Pair<String, Parameter> parameter) {
        return "optimizer." + name + "." + parameter.getKey();
    }

    private static Tensor tensor(NDArray array) {
        return type(array) == Tensor.Type.F64
                ? Tensor.of(array.toDoubleArray(), shape(array))
                : Tensor.of(array.toFloatArray(), shape(array));
    }

    private static Tensor saved(Tensors state, String name, NDArray like) {
        return state.tensor(name, type(like), shape(like));
    }

    private static void set(NDArray array, Tensor numbers) {
        array.set(
                type(array) == Tensor.Type.F64
                        ? DoubleBuffer.wrap(numbers.doubles())
                        : FloatBuffer.wrap(numbers.floats()));
    }

    private static Tensor.Type type(NDArray array) {
        DataType type = array.getDataType();
        if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
            throw new UnsupportedOperationException(
                    "parameters must be float32 or float64 to be saved, but are " + type);
        }
        return type == DataType.FLOAT64 ? Tensor.Type.F64 : Tensor.Type.F32;
    }

    private static int[] shape(NDArray array) {
        long[] sizes = array.getShape().getShape();
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.toIntExact(sizes[i]);
        }
        return shape;
    }
}
