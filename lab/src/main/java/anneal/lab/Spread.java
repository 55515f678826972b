package anneal.lab;

import java.util.Arrays;

/**
 * A figure over several seeds.
 *
 * @param count seeds that have it
 * @param mean their mean; NaN for none
 * @param deviation their sample standard deviation; 0 for fewer than two
 */
public record Spread(int count, double mean, double deviation) {

    /** The mean and the deviation of some values. */
    public static Spread of(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(values.length, mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }

    /** The mean alone. */
    Spread withoutDeviation() {
        return new Spread(Math.min(count, 1), mean, 0);
    }
}
