package anneal.torch;

import anneal.net.ForeignVector;
import anneal.optim.Vector;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A module and its optimizer's memory as tensors: {@code 0.weight} for a parameter, {@code optimizer.0.momentum_buffer} for what
 * is remembered of the optimizer's first one. Whole numbers are texts. Called within a pointer scope.
 */
final class SavedModule {
    private static final String WHOLE = "torch.whole.";
    private static final String RANDOM = "torch.random";

    private SavedModule() {}

    static Tensors state(Module module, Optimizer optimizer) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        named(module).forEach((name, numbers) -> {
            if (isWhole(numbers)) {
                texts.put(WHOLE + name, Long.toString(numbers.item_long()));
            } else {
                tensors.put(name, tensor(numbers));
            }
        });
        OptimizerMemory.save(optimizer, tensors, texts);
        texts.put(RANDOM, Base64.getEncoder().encodeToString(random()));
        return new Tensors(texts, tensors);
    }

    /** Sets a module, and an optimizer that has made no update, to a state; all is checked before anything is changed. */
    static void restore(Module module, Optimizer optimizer, Tensors state) {
        Map<String, org.bytedeco.pytorch.Tensor> saved = new LinkedHashMap<>();
        Map<String, org.bytedeco.pytorch.Tensor> own = named(module);
        own.forEach((name, numbers) -> saved.put(name, saved(state, name, numbers)));
        byte[] random = Base64.getDecoder().decode(state.text(RANDOM));
        OptimizerMemory.load(optimizer, state);
        try (NoGradGuard guard = new NoGradGuard()) {
            own.forEach((name, numbers) -> numbers.copy_(saved.get(name)));
        }
        torch.getDefaultCPUGenerator().set_state(org.bytedeco.pytorch.Tensor.create(random, false, random.length));
    }

    private static org.bytedeco.pytorch.Tensor saved(Tensors state, String name, org.bytedeco.pytorch.Tensor like) {
        return isWhole(like)
                ? org.bytedeco.pytorch.Tensor.create(Long.parseLong(state.text(WHOLE + name)))
                        .reshape()
                : libtorch(state.tensor(name, type(like), shape(like)));
    }

    /** Parameters and buffers, in the order of their names. */
    private static Map<String, org.bytedeco.pytorch.Tensor> named(Module module) {
        Map<String, org.bytedeco.pytorch.Tensor> named = new TreeMap<>();
        for (StringTensorDict some : new StringTensorDict[] {module.named_parameters(), module.named_buffers()}) {
            for (long i = 0; i < some.size(); i++) {
                named.put(some.keys().get(i).getString(), some.values().get(i));
            }
        }
        return named;
    }

    /** Copies of some numbers by name. */
    static Map<String, org.bytedeco.pytorch.Tensor> copies(StringTensorDict numbers) {
        Map<String, org.bytedeco.pytorch.Tensor> copies = new TreeMap<>();
        for (long i = 0; i < numbers.size(); i++) {
            copies.put(
                    numbers.keys().get(i).getString(),
                    numbers.values().get(i).detach().clone());
        }
        return copies;
    }

    /** Sets numbers to what {@link #copies} gave. */
    static void set(StringTensorDict numbers, Map<String, org.bytedeco.pytorch.Tensor> copies) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long i = 0; i < numbers.size(); i++) {
                numbers.values().get(i).copy_(copies.get(numbers.keys().get(i).getString()));
            }
        }
    }

    /** The parameters themselves. */
    static List<Vector> weights(Module module) {
        List<Vector> weights = new ArrayList<>();
        StringTensorDict parameters = module.named_parameters();
        for (long i = 0; i < parameters.size(); i++) {
            org.bytedeco.pytorch.Tensor numbers = parameters.values().get(i);
            if (type(numbers) != Tensor.Type.F32 || !numbers.is_contiguous()) {
                throw new UnsupportedOperationException("weights must be float32 without gaps to be averaged, but "
                        + parameters.keys().get(i).getString() + " is not");
            }
            FloatPointer there = new FloatPointer(numbers.data_ptr()).capacity(numbers.numel());
            weights.add(new ForeignVector(there.asBuffer()));
        }
        return weights;
    }

    private static byte[] random() {
        Generator generator = torch.getDefaultCPUGenerator();
        org.bytedeco.pytorch.Tensor state = generator.get_state();
        byte[] bytes = new byte[(int) state.numel()];
        new BytePointer(state.data_ptr()).get(bytes);
        return bytes;
    }

    /** Whether these are whole numbers, such as a count of batches. */
    static boolean isWhole(org.bytedeco.pytorch.Tensor numbers) {
        return numbers.scalar_type().intern() == ScalarType.Long && numbers.numel() == 1;
    }

    /** A copy in Java. */
    static Tensor tensor(org.bytedeco.pytorch.Tensor numbers) {
        org.bytedeco.pytorch.Tensor flat = numbers.detach().contiguous();
        int count = (int) flat.numel();
        if (type(flat) == Tensor.Type.F64) {
            double[] copy = new double[count];
            new DoublePointer(flat.data_ptr()).get(copy);
            return Tensor.of(copy, shape(flat));
        }
        float[] copy = new float[count];
        new FloatPointer(flat.data_ptr()).get(copy);
        return Tensor.of(copy, shape(flat));
    }

    /** A copy in libtorch. */
    static org.bytedeco.pytorch.Tensor libtorch(Tensor numbers) {
        long[] shape = new long[numbers.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = numbers.shape()[i];
        }
        return numbers.type() == Tensor.Type.F64
                ? org.bytedeco.pytorch.Tensor.create(numbers.doubles(), shape)
                : org.bytedeco.pytorch.Tensor.create(numbers.floats(), shape);
    }

    private static Tensor.Type type(org.bytedeco.pytorch.Tensor numbers) {
        ScalarType type = numbers.scalar_type().intern(); // JavaCPP makes a new object of each answer
        if (type != ScalarType.Float && type != ScalarType.Double) {
            throw new UnsupportedOperationException("tensors must be float32 or float64 to be saved, but are " + type);
        }
        return type == ScalarType.Double ? Tensor.Type.F64 : Tensor.Type.F32;
    }

    private static int[] shape(org.bytedeco.pytorch.Tensor numbers) {
        int[] shape = new int[(int) numbers.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) numbers.size(i);
        }
        return shape;
    }
}
