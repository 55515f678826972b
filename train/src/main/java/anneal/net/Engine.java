package anneal.net;

import anneal.train.Precision;

/**
 * What a network computes with.
 *
 * @param threads 1 or 2; their number does not change the results
 * @param precision of the numbers that are multiplied
 */
public record Engine(int threads, Precision precision) {

    public Engine {
        if (threads < 1 || threads > Team.SHARDS) {
            throw new IllegalArgumentException("threads must be 1 or 2, but was " + threads);
        }
    }

    /** Two threads, or one where there is but one core, and float32. */
    public static Engine standard() {
        return new Engine(Math.min(Team.SHARDS, Runtime.getRuntime().availableProcessors()), Precision.FLOAT32);
    }
}
