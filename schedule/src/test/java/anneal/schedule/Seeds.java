package anneal.schedule;

import java.util.stream.LongStream;

/** The seeds that laws are tried on. */
public final class Seeds {
    private Seeds() {}

    /**
     * The seeds from 0 to {@code n - 1}; only the first {@code anneal.seeds} of them where that property is set, as by
     * mutation testing, which tries the laws on thousands of bugs.
     */
    public static LongStream first(long n) {
        return LongStream.range(0, Math.min(n, Long.getLong("anneal.seeds", n)));
    }
}
