package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64GoldenTest {

    /** The first numbers from state 1234567, as published with Vigna's splitmix64.c (and on Rosetta Code). */
    @Test
    void publishedNumbers() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(new String[] {
                    Long.toUnsignedString(random.nextLong()),
                    Long.toUnsignedString(random.nextLong()),
                    Long.toUnsignedString(random.nextLong())
                })
                .containsExactly("6457827717110365317", "3203168211198807973", "9817491932198370423");
    }

    /** SplittableRandom of JDK 17 and 25 is the same generator. */
    @Test
    void theJdksNumbers() {
        SplitMix64 random = new SplitMix64(42);
        SplittableRandom jdk = new SplittableRandom(42);
        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void boundedNumbersStayInTheirBounds() {
        SplitMix64 random = new SplitMix64(7);
        for (int bound : new int[] {1, 2, 3, 1000, (1 << 30) + 1, Integer.MAX_VALUE}) {
            for (int i = 0; i < 1000; i++) {
                assertThat(random.nextInt(bound)).isBetween(0, bound - 1);
            }
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextDouble()).isBetween(0.0, Math.nextDown(1.0));
        }
    }
}
