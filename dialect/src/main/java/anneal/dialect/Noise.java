package anneal.dialect;

import java.util.List;

/**
 * timm's noise: the first draw of PyTorch's generator for a seed, which is the Mersenne Twister MT19937 (Matsumoto and
 * Nishimura, 1998).
 */
final class Noise {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int MOST_DRAWS = 10_000;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    private Noise(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The noise for a seed, a largest size and a kind: normal, drawn again while it is too large, or uniform. */
    static double of(List<Object> places) {
        Noise noise = new Noise(Values.whole(places.get(0)));
        double largest = Values.real(places.get(1));
        if (!places.get(2).equals("normal")) {
            float draw = (noise.draw() & 0xFFFFFF) * 0x1p-24f;
            return 2 * (draw - 0.5) * largest;
        }
        for (int i = 0; i < MOST_DRAWS; i++) {
            double first = noise.uniform();
            double second = noise.uniform();
            double radius = Math.sqrt(-2 * StrictMath.log1p(-second));
            float cosine = (float) (radius * Libm.cos(2 * Math.PI * first));
            float sine = (float) (radius * Libm.sin(2 * Math.PI * first));
            if (Math.abs(cosine) < largest) {
                return cosine;
            }
            if (Math.abs(sine) < largest) {
                return sine;
            }
        }
        throw PythonException.value("noise_pct must be larger, but was " + largest);
    }

    /** In [0, 1), with 53 bits. */
    private double uniform() {
        long high = draw() & 0xFFFFFFFFL;
        long low = draw() & 0xFFFFFFFFL;
        return ((high << 32 | low) & (1L << 53) - 1) * 0x1p-53;
    }

    private int draw() {
        if (next == SIZE) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
            state[i] = state[(i + MIDDLE) % SIZE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
