package anneal.tensors;

import anneal.optim.Vector;
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

        /** How a vector's numbers are kept. */
        public static Type of(Vector vector) {
            return vector.epsilon() == Math.ulp(1f) ? F32 : F64;
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

    /** A copy of a vector's numbers, a list in the vector's precision. */
    public static Tensor of(Vector vector) {
        double[] numbers = new double[vector.size()];
        vector.read(0, numbers, numbers.length);
        return Type.of(vector) == Type.F64 ? of(numbers) : of(narrowed(numbers));
    }

    private static float[] narrowed(double... numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }

    /** Writes the numbers to a vector of this size and precision. */
    public void copyTo(Vector vector) {
        double[] numbers = type == Type.F64 ? doubles() : widened(floats());
        vector.write(0, numbers, numbers.length);
    }

    private static double[] widened(float... numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
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
