package anneal.tensors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tensors and texts by name, in an order: the contents of a safetensors file.
 *
 * @param texts the texts
 * @param tensors the numbers
 */
public record Tensors(Map<String, String> texts, Map<String, Tensor> tensors) {

    public Tensors {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * Writes a file that appears complete or not at all.
     *
     * @throws IOException if it cannot be written; a file that had the name before is then still there
     */
    public void write(Path file) throws IOException {
        TensorFile.write(this, false, file);
    }

    /** Writes a file like {@link #write}, with a checksum over all of its bytes in its header. */
    public void writeSealed(Path file) throws IOException {
        TensorFile.write(this, true, file);
    }

    /**
     * Reads a file, and holds it against its checksum if it has one.
     *
     * @throws IOException saying what is wrong if the file is missing, damaged or something else
     */
    public static Tensors read(Path file) throws IOException {
        return TensorFile.read(file);
    }

    /** Whether these were read from a file with a checksum, which then was right. */
    public boolean sealed() {
        return texts.containsKey(TensorFile.SEAL);
    }

    /**
     * The text of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("text " + name + " must be there, but is not");
        }
        return text;
    }

    /**
     * The tensor of a name.
     *
     * @throws IllegalArgumentException if there is none, or it has another type or shape
     */
    public Tensor tensor(String name, Tensor.Type type, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor " + name + " must be there, but is not");
        }
        if (tensor.type() != type) {
            throw new IllegalArgumentException(
                    "tensor " + name + " must hold " + type + " numbers, but holds " + tensor.type());
        }
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException("tensor " + name + " must have the shape " + Arrays.toString(shape)
                    + ", but has " + Arrays.toString(tensor.shape()));
        }
        return tensor;
    }

    /** The tensor of a name, a list of any length. */
    public Tensor list(String name, Tensor.Type type) {
        Tensor tensor = tensors.get(name);
        return tensor(name, type, tensor == null ? 0 : tensor.size());
    }
}
