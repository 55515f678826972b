package anneal.lab.audit;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** Logged rates, ready to be compared with guesses at how they came about. */
final class Applied {
    /** Part of the tolerance that is allowed everywhere, relative to the highest rate. */
    private static final double FLOOR = 1e-3;

    final long[] steps;
    final double[] rates;
    private final double tolerance;
    private final double peak;

    Applied(long[] steps, double[] rates, double tolerance) {
        this.steps = steps;
        this.rates = rates;
        this.tolerance = tolerance;
        this.peak = Arrays.stream(rates).map(Math::abs).max().orElse(0);
    }

    int size() {
        return steps.length;
    }

    /** At most so many of the points, evenly spread, the first and the last among them. */
    Applied thinned(int most) {
        if (size() <= most) {
            return this;
        }
        long[] someSteps = new long[most];
        double[] someRates = new double[most];
        for (int i = 0; i < most; i++) {
            int at = (int) Math.round((double) i * (size() - 1) / (most - 1));
            someSteps[i] = steps[at];
            someRates[i] = rates[at];
        }
        return new Applied(someSteps, someRates, tolerance);
    }

    /** How far point {@code i} is from a guessed rate; 1 is at the tolerance. */
    double error(int i, double guess) {
        return Math.abs(rates[i] - guess) / (tolerance * (Math.abs(guess) + FLOOR * peak) + Double.MIN_NORMAL);
    }

    /** The factor between the log and a guess, as most points have it; 1 where they agree or none can be told. */
    double factor(LongToDoubleFunction guess) {
        double[] factors = new double[size()];
        int count = 0;
        for (int i = 0; i < size(); i++) {
            double rate = guess.applyAsDouble(steps[i]);
            if (Math.abs(rate) > FLOOR * peak) {
                factors[count++] = rates[i] / rate;
            }
        }
        if (count == 0) {
            return 1;
        }
        Arrays.sort(factors, 0, count);
        double median = factors[count / 2];
        return Math.abs(median - 1) <= tolerance || !(median > 0) ? 1 : median;
    }

    /** Whether a guess is within the tolerance at every point. */
    boolean fits(LongToDoubleFunction guess) {
        for (int i = 0; i < size(); i++) {
            if (!(error(i, guess.applyAsDouble(steps[i])) <= 1)) {
                return false;
            }
        }
        return true;
    }

    /** The mean of the squared errors. */
    double misfit(LongToDoubleFunction guess) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double error = error(i, guess.applyAsDouble(steps[i]));
            sum += error * error;
        }
        return sum / size();
    }

    /** The sum of squared differences, which is smooth where a guess is smooth in what it depends on. */
    double distance(LongToDoubleFunction guess) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double difference = rates[i] - guess.applyAsDouble(steps[i]);
            sum += difference * difference;
        }
        return sum;
    }
}
