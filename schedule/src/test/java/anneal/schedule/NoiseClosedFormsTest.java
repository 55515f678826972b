package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The draws of seeded noise, against the JDK's own SplitMix64. */
class NoiseClosedFormsTest {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** The generator's first output for the seed is where the stream of draws begins. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7, -1, Integer.MAX_VALUE})
    void theDrawsAreAStreamOfSplitMix64(int seed) {
        long begin = new SplittableRandom(seed).nextLong();
        SplittableRandom stream = new SplittableRandom(begin - GOLDEN);
        Noise noise = new Noise(Recipes.linear(2, 8), 0.5, seed);
        for (long step = 0; step < 20; step++) {
            double draw = (stream.nextLong() >> 11) * 0x1p-52;
            assertThat(noise.draw(step)).isEqualTo(draw).isBetween(-1.0, 1.0);
            assertThat(noise.at(step)).isEqualTo(Recipes.linear(2, 8).at(step) * (1 + 0.5 * draw));
        }
    }
}
