package anneal.lab.audit;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rates that were applied, as a log has them, and the epochs' losses where it has those.
 *
 * @param rates by step, at least one; where a step was logged twice, as after a resumption, the later
 * @param epochLosses the mean training loss of each epoch by the updates made until its end; may be empty
 * @param skipped the steps of the updates that it says were left out; may be empty
 */
public record RateLog(
        NavigableMap<Long, Double> rates, NavigableMap<Long, Double> epochLosses, NavigableSet<Long> skipped) {

    public RateLog {
        rates = new TreeMap<>(rates);
        epochLosses = new TreeMap<>(epochLosses);
        skipped = new TreeSet<>(skipped);
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("the log must hold a rate, but holds none");
        }
        for (Map.Entry<Long, Double> entry : rates.entrySet()) {
            if (entry.getKey() < 0) {
                throw new IllegalArgumentException("step must be >= 0, but was " + entry.getKey());
            }
            if (!Double.isFinite(entry.getValue())) {
                throw new IllegalArgumentException(
                        "rate must be finite, but was " + entry.getValue() + " at step " + entry.getKey());
            }
        }
    }

    /** A log of rates alone. */
    public static RateLog of(Map<Long, Double> rates) {
        return new RateLog(new TreeMap<>(rates), new TreeMap<>(), new TreeSet<>());
    }

    /** The steps, rising. */
    long[] steps() {
        return rates.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    /** The rates of the steps. */
    double[] values() {
        return rates.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
