package anneal.train;

import java.util.Locale;

/** Which of its weights a run ends with. */
public enum Weights {
    /** Those of the last update. */
    LAST,
    /** Their average, as {@link Options#average} says; those of the last update where it has not begun, or the run diverged. */
    AVERAGE;

    /** Reads {@code last} or {@code average}. */
    public static Weights parse(String text) {
        for (Weights weights : values()) {
            if (weights.toString().equals(text)) {
                return weights;
            }
        }
        throw new IllegalArgumentException("weights must be last or average, but was " + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
