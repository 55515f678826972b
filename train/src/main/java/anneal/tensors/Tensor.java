package anneal.tensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers in float32 or float64 and how they are laid out, last dimension innermost. Immutable. */
public final class Tensor {

    /** How a number is kept. */
    public enum Type {
        /** IEEE 754 binary32. */
        F32(Float.BYTES),
        /** IEEE 754 binary64. */
        F64(Double.BYTES);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of a number. */
        int bytes() {
            return bytes;
        }
    }

    private final Type type;
    private final int[] shape;
    private final ByteBuffer bytes;

    /** Numbers that nobody else changes, as the file has them: little-endian, from the buffer's start. */
    Tensor(Type type, ByteBuffer bytes, int... shape) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
    }

    /** A copy of float32 numbers; without a shape it is a list. */
    public static Tensor of(float[] numbers, int... shape) {
        ByteBuffer bytes = little(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        return new Tensor(Type.F32, bytes, fitting(numbers.length, shape));
    }

    /** A copy of float64 numbers; without a shape it is a list. */
    public static Tensor of(double[] numbers, int... shape) {
        ByteBuffer bytes = little(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        return new Tensor(Type.F64, bytes, fitting(numbers.length, shape));
    }

    private static int[] fitting(int count, int... shape) {
        int[] sizes = shape.length == 0 ? new int[] {count} : shape.clone();
        if (count(sizes) != count) {
            throw new IllegalArgumentException(
                    "shape must hold " + count + " numbers, but was " + Arrays.toString(shape));
        }
        return sizes;
    }

    static int count(int... shape) {
        int count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How the numbers are kept. */
    public Type type() {
        return type;
    }

    /** The sizes of the dimensions. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many numbers there are. */
    public int size() {
        return count(shape);
    }

    /** A copy of the numbers, which must be float32. */
    public float[] floats() {
        require(Type.F32);
        float[] numbers = new float[size()];
        bytes().asFloatBuffer().get(numbers);
        return numbers;
    }

    /** A copy of the numbers, which must be float64. */
    public double[] doubles() {
        require(Type.F64);
        double[] numbers = new double[size()];
        bytes().asDoubleBuffer().get(numbers);
        return numbers;
    }

    private void require(Type wanted) {
        if (type != wanted) {
            throw new IllegalArgumentException("numbers must be " + wanted + ", but are " + type);
        }
    }

    /** A view of the bytes, at their start. */
    ByteBuffer bytes() {
        return bytes.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
    }
}
