package anneal.data;

import java.util.Arrays;

/** Choices of rows from a data set: copied, checked, divided at random. */
final class Rows {

    private Rows() {}

    /** A copy of the rows, each of which must lie in the data set. */
    static int[] checked(int[] rows, int size) {
        int[] copy = rows.clone();
        for (int row : copy) {
            if (row < 0 || row >= size) {
                throw new IllegalArgumentException("row must be from 0 to " + (size - 1) + ", but was " + row);
            }
        }
        return copy;
    }

    /** The rows from 0 to {@code count - 1}. */
    static int[] first(int count, int size) {
        if (count < 1 || count > size) {
            throw new IllegalArgumentException("count must be from 1 to " + size + " (the rows), but was " + count);
        }
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    /** Two parts without a common row, drawn at random, each in ascending order. */
    static Parts divide(int size, double testShare, long seed) {
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException("testShare must be in (0, 1), but was " + testShare);
        }
        if (size < 2) {
            throw new IllegalArgumentException("data must hold at least two rows to be split, but holds " + size);
        }
        int test = (int) Math.max(1, Math.min(size - 1, Math.round(testShare * size)));
        int[] order = SplitMix64.of(seed, size).permutation(size);
        int[] train = Arrays.copyOfRange(order, test, size);
        int[] tested = Arrays.copyOf(order, test);
        Arrays.sort(train);
        Arrays.sort(tested);
        return new Parts(train, tested);
    }

    /** The rows to learn from and the rows to be tested on. */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    record Parts(int[] train, int[] test) {}
}
