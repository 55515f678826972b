package anneal.train;

import java.util.Locale;

/** Which of its weights a run ends with. */
public enum Weights {
    /** Those of the last update. */
    LAST,
    /** Their average, as {@link Options#average} says; those of the last update where it has not begun, or the run diverged. */
    AVERAGE,
    /** Those of the evaluation with the least loss on the validation set, or on the test set where there is none. */
    BEST;

    /** Reads {@code last}, {@code average} or {@code best}. */
    public static Weights parse(String text) {
        for (Weights weights : values()) {
            if (weights.toString().equals(text)) {
                return weights;
            }
        }
        throw new IllegalArgumentException("weights must be last, average or best, but was " + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
