package anneal.lab.search;

import java.util.Locale;

/**
 * How candidates are chosen.
 *
 * @param method by chance, in order, or by what is known
 * @param points numbers of each range that a grid tries
 */
public record Choosing(Method method, int points) {
    private static final int RANDOM_AT_FIRST = 8;

    /** The ways to choose. */
    public enum Method {
        RANDOM,
        GRID,
        TPE;

        /** Reads {@code random}, {@code grid} or {@code tpe}. */
        public static Method parse(String text) {
            for (Method method : values()) {
                if (method.toString().equals(text)) {
                    return method;
                }
            }
            throw new IllegalArgumentException("sampler must be random, grid or tpe, but was " + text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A way that needs no number. */
    public static Choosing by(Method method) {
        return new Choosing(method, 5);
    }

    Sampler sampler(SearchSpace space, long seed) {
        return switch (method) {
            case RANDOM -> new RandomSampler(space, seed);
            case GRID -> new GridSampler(space, points);
            case TPE -> new TpeSampler(space, seed, RANDOM_AT_FIRST);
        };
    }
}
