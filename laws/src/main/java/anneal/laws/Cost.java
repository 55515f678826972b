package anneal.laws;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** What a rate costs an update: the same updates with one and under the framework's own constant rate, in turns. */
public final class Cost {
    private static final int PAIRS = 2_000;

    private Cost() {}

    /**
     * Prints the medians.
     *
     * @param what the framework
     * @param constant makes the update of an index under the framework's constant rate
     * @param scheduled makes it under a schedule
     */
    public static void print(String what, IntConsumer constant, IntConsumer scheduled) {
        for (int i = 0; i < PAIRS; i++) {
            constant.accept(i);
            scheduled.accept(i);
        }
        double[] without = new double[PAIRS];
        double[] with = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            without[i] = microseconds(constant, i);
            with[i] = microseconds(scheduled, i);
        }
        System.out.printf(
                "%s: %.2f us an update under a schedule, %.2f under a constant rate%n",
                what, median(with), median(without));
    }

    private static double microseconds(IntConsumer update, int i) {
        long start = System.nanoTime();
        update.accept(i);
        return (System.nanoTime() - start) / 1e3;
    }

    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        return numbers[numbers.length / 2];
    }
}
