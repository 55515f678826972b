package anneal.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * How many rows of a training set are set aside to validate on: {@code 10%} of them, or a count.
 *
 * <p>The seed decides which, whatever is trained how long: they are the first ones of a permutation of all rows that is used
 * for nothing else. With classes each gives as many rows as its share of the set, rounded down, and those with the largest
 * remainders (of equal ones the lower class) one more until the count is reached.
 *
 * @param amount percent of the rows, rounded to the nearest whole row, or rows; above 0
 * @param percent whether it is percent, which must be below 100, or a whole number of rows
 */
public record Validation(double amount, boolean percent) {
    /** Orders of epochs follow from the numbers 0, 1, ...; this one is none of them. */
    private static final long STREAM = -1;

    private static final String PERCENT = "%";

    public Validation {
        boolean whole = amount == Math.rint(amount) && amount <= Integer.MAX_VALUE;
        if (!(amount > 0 && (percent ? amount < 100 : whole))) {
            throw new IllegalArgumentException("validation must be a share such as 10%, or a count of rows, but was "
                    + text(amount) + (percent ? PERCENT : ""));
        }
    }

    /**
     * Reads {@code 10%} or {@code 5000}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Validation parse(String text) {
        boolean percent = text.endsWith(PERCENT);
        try {
            return new Validation(Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text), percent);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "validation must be a share such as 10%, or a count of rows, but was " + text, e);
        }
    }

    /**
     * The same data with these rows taken out of the training set.
     *
     * @throws IllegalArgumentException if no row would be left on either side
     */
    public Split of(Split whole, long seed) {
        DataSet data = whole.train();
        long count = percent ? Math.round(amount / 100 * data.size()) : (long) amount;
        if (count < 1 || count >= data.size()) {
            throw new IllegalArgumentException("validation must leave rows on both sides, but " + this + " of "
                    + data.size() + " rows are " + count);
        }
        boolean[] taken = taken(data, (int) count, seed);
        return new Split(data.select(rows(taken, false)), whole.test(), data.select(rows(taken, true)));
    }

    private static boolean[] taken(DataSet data, int count, long seed) {
        int[] left = quotas(data, count);
        boolean[] taken = new boolean[data.size()];
        for (int row : SplitMix64.of(seed, STREAM).permutation(data.size())) {
            int kind = kind(data, row);
            if (left[kind] > 0) {
                left[kind]--;
                taken[row] = true;
            }
        }
        return taken;
    }

    private static int kind(DataSet data, int row) {
        return data.classes() == 0 ? 0 : data.label(row);
    }

    /** How many rows each class gives; regression is one class. */
    private static int[] quotas(DataSet data, int count) {
        long[] sizes = new long[Math.max(1, data.classes())];
        for (int row = 0; row < data.size(); row++) {
            sizes[kind(data, row)]++;
        }
        int[] quotas = new int[sizes.length];
        long[] remainders = new long[sizes.length];
        int missing = count;
        for (int kind = 0; kind < sizes.length; kind++) {
            quotas[kind] = (int) (sizes[kind] * count / data.size());
            remainders[kind] = sizes[kind] * count % data.size();
            missing -= quotas[kind];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int kind = 1; kind < remainders.length; kind++) {
                largest = remainders[kind] > remainders[largest] ? kind : largest;
            }
            quotas[largest]++;
            remainders[largest] = -1;
        }
        return quotas;
    }

    private static int[] rows(boolean[] taken, boolean which) {
        int[] rows = new int[taken.length];
        int count = 0;
        for (int row = 0; row < taken.length; row++) {
            if (taken[row] == which) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static String text(double amount) {
        return amount == Math.rint(amount) ? String.format(Locale.ROOT, "%.0f", amount) : Double.toString(amount);
    }

    /** The text form. */
    @Override
    public String toString() {
        return text(amount) + (percent ? PERCENT : "");
    }
}
