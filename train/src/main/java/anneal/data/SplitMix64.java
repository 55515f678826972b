package anneal.data;

/**
 * A small random number generator whose numbers are the same on every JDK and machine.
 *
 * <p>Steele, Lea and Flood's SplitMix64: a counter with a constant stride, its value scrambled. The JDK's generators
 * promise no fixed sequence from one release to the next; orders and pictures that follow from a seed need one.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: Fast Splittable Pseudorandom Number
 *     Generators, 2014, figure 17</a>
 */
final class SplitMix64 {

    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix64(long state) {
        this.state = state;
    }

    /** The generator of one of many independent streams under a seed: an epoch's, an image's. */
    static SplitMix64 of(long seed, long stream) {
        return new SplitMix64(mix(mix(seed + STRIDE) ^ (stream + STRIDE)));
    }

    long nextLong() {
        state += STRIDE;
        return mix(state);
    }

    /** Every number from 0 to {@code bound - 1} with the same chance, by Lemire's rejection (2019). */
    int nextInt(int bound) {
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long unfair = (1L << 32) % bound;
            while ((product & 0xFFFFFFFFL) < unfair) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** At least 0, less than 1, in steps of 2^-53. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** At least {@code from}, less than {@code to}. */
    double between(double from, double to) {
        return from + (to - from) * nextDouble();
    }

    /** The numbers from 0 to {@code size - 1} in a random order, each order with the same chance (Fisher and Yates). */
    int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
