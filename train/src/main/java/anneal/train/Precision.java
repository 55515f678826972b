package anneal.train;

import java.util.Locale;

/** The numbers that a learner multiplies. Weights, sums and updates are float32 in any case. */
public enum Precision {
    /** Numbers as they are. */
    FLOAT32,

    /** Numbers rounded to bfloat16, which has the range of float32 and 8 bits of its 24. */
    BF16;

    /** Reads {@code float32} or {@code bf16}. */
    public static Precision parse(String text) {
        for (Precision precision : values()) {
            if (precision.toString().equals(text.strip())) {
                return precision;
            }
        }
        throw new IllegalArgumentException("precision must be float32 or bf16, but was " + text);
    }

    /** {@code float32} or {@code bf16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
