package anneal.net;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A view of float32 numbers outside the heap as a matrix, row after row.
 *
 * @param storage where the numbers are kept
 * @param numbers what is viewed, starting with the first row; its position is never moved
 * @param rounded the same numbers in bfloat16, where products need them
 * @param rows how many rows there are
 * @param columns how many columns there are
 * @param stride how far apart the rows start
 * @param flipped whether the numbers lie column after column instead, {@code stride} apart
 */
record Matrix(
        Storage storage,
        FloatBuffer numbers,
        @Nullable ShortBuffer rounded,
        int rows,
        int columns,
        int stride,
        boolean flipped) {

    /** A new matrix of zeros, without gaps between its rows. */
    static Matrix zeros(Storage storage, int rows, int columns) {
        FloatBuffer numbers = storage.zeros((long) rows * columns, Float.BYTES).asFloatBuffer();
        return new Matrix(storage, numbers, null, rows, columns, columns, false);
    }

    /** A new matrix whose rows start on cache lines of their own; the gaps hold zeros. */
    static Matrix padded(Storage storage, int rows, int columns) {
        int stride = (columns + 15) / 16 * 16;
        FloatBuffer numbers = storage.zeros((long) rows * stride, Float.BYTES).asFloatBuffer();
        return new Matrix(storage, numbers, null, rows, columns, stride, false);
    }

    @Override
    public FloatBuffer numbers() {
        storage.check();
        return numbers;
    }

    /** The same matrix, with room for its numbers in bfloat16. */
    Matrix withRounded() {
        ShortBuffer room = storage.zeros(numbers.capacity(), Short.BYTES).asShortBuffer();
        return new Matrix(storage, numbers, room, rows, columns, stride, flipped);
    }

    /** The rows {@code [from, to)} of this matrix. */
    Matrix rows(int from, int to) {
        return view(from * stride, to - from, columns);
    }

    /** The columns {@code [from, to)} of this matrix. */
    Matrix columns(int from, int to) {
        return view(from, rows, to - from);
    }

    /** All numbers from the first to the last, those in gaps too, as one row. */
    Matrix flat() {
        return new Matrix(storage, numbers, rounded, 1, numbers.capacity(), numbers.capacity(), false);
    }

    /** The first numbers of this matrix as one of so many rows of so many numbers, without gaps between them. */
    Matrix lines(int count, int length) {
        return new Matrix(storage, numbers.slice(0, count * length), null, count, length, length, false);
    }

    private Matrix view(int at, int rows, int columns) {
        int start = rows == 0 ? 0 : at;
        int length = rows == 0 ? 0 : (rows - 1) * stride + columns;
        ShortBuffer part = rounded == null ? null : rounded.slice(start, length);
        return new Matrix(storage, numbers.slice(start, length), part, rows, columns, stride, flipped);
    }

    /** The same numbers with rows and columns exchanged. */
    Matrix transposed() {
        return new Matrix(storage, numbers, rounded, columns, rows, stride, !flipped);
    }

    /** A copy of one row. */
    float[] row(int row) {
        float[] copy = new float[columns];
        numbers().get(row * stride, copy);
        return copy;
    }

    float at(int row, int column) {
        return numbers().get(row * stride + column);
    }

    void set(int row, int column, float value) {
        numbers().put(row * stride + column, value);
    }
}
