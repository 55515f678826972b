package anneal.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a DJL optimizer remembers, by the name of what is remembered and the parameter's id.
 *
 * <p>DJL keeps it in private fields and gives it out by no method, so it is read from there: every field of a kind of
 * optimizer that is a map holds, for each parameter and device, one array; the base class counts the updates.
 */
final class OptimizerMemory {
    private static final String COUNTS = "updateCounts";
    private static final String COUNT = "numUpdate";

    private final Optimizer optimizer;

    OptimizerMemory(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /** The names of what is remembered: {@code means}, {@code variances}, ... */
    List<String> names() {
        return fields().stream().map(Field::getName).toList();
    }

    /** The array of a name for each parameter that has been updated. */
    Map<String, NDArray> arrays(String name) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        memory(name)
                .forEach((id, byDevice) ->
                        arrays.put(id, byDevice.values().iterator().next()));
        return arrays;
    }

    /** Replaces the arrays of a name; from now on they are the optimizer's. */
    void setArrays(String name, Device device, Map<String, NDArray> arrays) {
        Map<String, Map<Device, NDArray>> memory = memory(name);
        memory.values().forEach(byDevice -> byDevice.values().forEach(NDArray::close));
        memory.clear();
        arrays.forEach((id, array) -> {
            array.detach();
            memory.put(id, new ConcurrentHashMap<>(Map.of(device, array)));
        });
    }

    /** How many updates have been made of a parameter. */
    int count(String id) {
        return counts().getOrDefault(id, 0);
    }

    /** Sets how many updates have been made of each parameter. */
    void setCounts(Map<String, Integer> counts) {
        counts().clear();
        counts.forEach((id, count) -> {
            if (count > 0) {
                counts().put(id, count);
            }
        });
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        write(base(COUNT), most);
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = optimizer.getClass(); type != Optimizer.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field ->
                            Map.class.isAssignableFrom(field.getType()) && !Modifier.isStatic(field.getModifiers()))
                    .forEach(fields::add);
        }
        return fields;
    }

    @SuppressWarnings("unchecked") // DJL declares each such field as this type
    private Map<String, Map<Device, NDArray>> memory(String name) {
        Field field = fields().stream()
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return (Map<String, Map<Device, NDArray>>) read(field);
    }

    @SuppressWarnings("unchecked") // DJL declares the field as this type
    private Map<String, Integer> counts() {
        return (Map<String, Integer>) read(base(COUNTS));
    }

    private static Field base(String name) {
        try {
            return Optimizer.class.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw unknown(e);
        }
    }

    private Object read(Field field) {
        try {
            field.setAccessible(true);
            return field.get(optimizer);
        } catch (IllegalAccessException e) {
            throw unknown(e);
        }
    }

    private void write(Field field, int value) {
        try {
            field.setAccessible(true);
            field.setInt(optimizer, value);
        } catch (IllegalAccessException e) {
            throw unknown(e);
        }
    }

    private static UnsupportedOperationException unknown(ReflectiveOperationException e) {
        return new UnsupportedOperationException("this version of DJL keeps its optimizers' memory elsewhere", e);
    }
}
