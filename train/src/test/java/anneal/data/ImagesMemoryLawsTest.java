package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;

class ImagesMemoryLawsTest {

    /** Bytes, labels and a few tables; G1 rounds a large array up to whole regions of at most 32 MB, mostly 1 or 2. */
    @Test
    void tenThousandImagesTakeTheirBytesAndLittleMore() {
        generated();
        long before = used();
        Images images = generated();
        long taken = used() - before;
        assertThat(taken).isBetween(10_000L * 3_073, 10_000L * 3_073 + (4 << 20));

        Images half = images.normalised().take(5_000);
        assertThat(used() - before - taken).isLessThan(1 << 20);
        Reference.reachabilityFence(half);
    }

    private static Images generated() {
        return new Images(new Pixels(Scene.SIZE, 10_000), new byte[10_000], 10);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
