package anneal.question;

import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A logged column of rates, and how exactly its digits tell them. */
final class RateLog {
    private static final int DIGITS_OF_A_DOUBLE = 15;
    private static final int FEWEST_DIGITS = 6;
    private static final double SLACK = 1.02;
    private static final double ROUNDING = 2e-13;

    final long[] steps;
    final double[] rates;
    private final double[] tolerances;

    private RateLog(long[] steps, double[] rates, double[] tolerances) {
        this.steps = steps;
        this.rates = rates;
        this.tolerances = tolerances;
    }

    /** A log that tells at least six digits. */
    static RateLog of(long[] steps, double[] rates) {
        return of(steps, rates, false);
    }

    /**
     * A log.
     *
     * @param coarse whether it tells no more digits than it shows; else a rate such as 0.1 may be exact
     */
    static RateLog of(long[] steps, double[] rates, boolean coarse) {
        if (steps.length != rates.length || steps.length == 0) {
            throw new IllegalArgumentException("steps and rates must be as many and at least one, but were "
                    + steps.length + " and " + rates.length);
        }
        double peak = 0;
        int digits = 1;
        int decimals = 0;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] < 0 || (i > 0 && steps[i] <= steps[i - 1])) {
                throw new IllegalArgumentException(
                        "steps must be increasing from 0, but " + steps[i] + " stands in place " + (i + 1));
            }
            if (!(rates[i] >= 0) || rates[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "rates must be finite and >= 0, but was " + rates[i] + " at step " + steps[i]);
            }
            BigDecimal shortest = new BigDecimal(Double.toString(rates[i])).stripTrailingZeros();
            digits = Math.max(digits, shortest.precision());
            decimals = Math.max(decimals, shortest.scale());
            peak = Math.max(peak, rates[i]);
        }
        if (!coarse) {
            digits = Math.max(digits, FEWEST_DIGITS);
            decimals = DIGITS_OF_A_DOUBLE;
        }
        double[] tolerances = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            double printed = 0;
            if (digits < DIGITS_OF_A_DOUBLE && steps.length > 2) {
                double size = rates[i] == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(rates[i])) + 1 - digits);
                printed = 0.5 * SLACK * Math.max(size, Math.pow(10, -decimals));
            }
            tolerances[i] = printed + ROUNDING * peak;
        }
        return new RateLog(steps.clone(), rates.clone(), tolerances);
    }

    int size() {
        return steps.length;
    }

    /** The log as it would be if the count of updates began {@code by} later. */
    RateLog shifted(long by) {
        return new RateLog(Arrays.stream(steps).map(step -> step - by).toArray(), rates, tolerances);
    }

    /** The part from one place to before another, on a clock that begins at step {@code start}. */
    RateLog part(int from, int to, long start) {
        return new RateLog(
                Arrays.stream(steps, from, to).map(step -> step - start).toArray(),
                Arrays.copyOfRange(rates, from, to),
                Arrays.copyOfRange(tolerances, from, to));
    }

    /** Whether two rates are the same; what is the same is printed alike. */
    boolean same(int i, int j) {
        return Math.abs(rates[i] - rates[j]) <= 2 * ROUNDING * Math.max(rates[i], rates[j]);
    }

    boolean agrees(Schedule schedule) {
        for (int i = 0; i < steps.length; i++) {
            if (!(Math.abs(schedule.at(steps[i]) - rates[i]) <= tolerances[i])) {
                return false;
            }
        }
        return true;
    }

    double largestError(Schedule schedule) {
        double largest = 0;
        for (int i = 0; i < steps.length; i++) {
            largest = Math.max(largest, Math.abs(schedule.at(steps[i]) - rates[i]));
        }
        return largest;
    }

    double meanSquare(Schedule schedule) {
        double sum = 0;
        for (int i = 0; i < steps.length; i++) {
            double error = schedule.at(steps[i]) - rates[i];
            sum += error * error;
        }
        return sum / steps.length;
    }

    /** The places at which another rate than before begins, 0 first. */
    List<Integer> runs() {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < steps.length; i++) {
            if (!same(i, i - 1)) {
                starts.add(i);
            }
        }
        return starts;
    }
}
