package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesClosedFormsTest {

    private static final ImageSize TWO_CHANNELS = new ImageSize(2, 1, 2);

    private static Images two() {
        byte[] pixels = {0, (byte) 255, 51, 51, (byte) 255, 0, 102, 102};
        return Images.of(TWO_CHANNELS, pixels, new int[] {1, 0}, 2);
    }

    @Test
    void pixelsAreScaledToOne() {
        assertThat(Gathered.row(two(), 0)).containsExactly(0f, 1f, 0.2f, 0.2f);
        assertThat(Gathered.row(two(), 1)).containsExactly(1f, 0f, 0.4f, 0.4f);
        assertThat(two().label(0)).isEqualTo(1);
        assertThat(two().label(1)).isZero();
        assertThat(two().pixel(0, 1)).isEqualTo(255);
    }

    @Test
    void channelsAreNormalisedByTheirOwnMeanAndDeviation() {
        Normalisation own = Normalisation.of(two());
        assertThat(own.mean().get(0)).isEqualTo(0.5);
        assertThat(own.std().get(0)).isEqualTo(0.5);
        assertThat(own.mean().get(1)).isCloseTo(0.3, within(1e-16));
        assertThat(own.std().get(1)).isCloseTo(0.1, within(1e-16));
        assertThat(Gathered.row(two().normalised(), 0)).containsExactly(-1f, 1f, -1f, -1f);
        assertThat(Gathered.row(two().normalised(), 1)).containsExactly(1f, -1f, 1f, 1f);
    }

    @Test
    void aTestSetTakesTheTrainingSetsNormalisation() {
        Images test = two().normalised(new Normalisation(List.of(0.2, 0.4), List.of(0.5, 2.0)));
        assertThat(Gathered.row(test, 0)).containsExactly(-0.4f, 1.6f, -0.1f, -0.1f);
    }

    @Test
    void aChannelThatNeverVariesIsOnlyCentred() {
        Images flat = Images.of(new ImageSize(1, 1, 2), new byte[] {7, 7}, new int[] {0}, 1);
        assertThat(Normalisation.of(flat).std()).containsExactly(1.0);
        assertThat(Gathered.row(flat.normalised(), 0)).containsExactly(0f, 0f);
    }

    @Test
    void gatheringWritesItsPlacesAndNoOthersInHeapAndDirectBuffers() {
        for (FloatBuffer buffer : List.of(
                FloatBuffer.allocate(8),
                java.nio.ByteBuffer.allocateDirect(32)
                        .order(java.nio.ByteOrder.nativeOrder())
                        .asFloatBuffer())) {
            for (int i = 0; i < 8; i++) {
                buffer.put(i, 9f);
            }
            two().gather(1, buffer, 3);
            float[] found = new float[8];
            buffer.get(found);
            assertThat(found).containsExactly(9f, 9f, 9f, 1f, 0f, 0.4f, 0.4f, 9f);
        }
    }

    @Test
    void subsetsOfSubsetsNameTheRowsOfTheWhole() {
        Images all = (Images) Gathered.numbers(10);
        Images some = all.select(9, 3, 3, 5).select(2, 0).take(2);
        assertThat(some.size()).isEqualTo(2);
        assertThat(some.label(0)).isEqualTo(3);
        assertThat(some.pixel(1, 0)).isEqualTo(9);
        assertThat(Gathered.row(some, 1)).containsExactly(9 / 255f);
        assertThat(Normalisation.of(some).mean()).containsExactly(6 / 255.0);
    }

    /** A chunk holds at most 2^26 bytes: 4096 images of 128x128. */
    @Test
    void imagesInLaterChunksAreFound() {
        ImageSize size = new ImageSize(1, 128, 128);
        Pixels pixels = new Pixels(size, 4099);
        assertThat(pixels.chunks().length).isEqualTo(2);
        assertThat(pixels.chunks()[1]).hasSize(3 * size.bytes());
        for (int image : new int[] {0, 4095, 4096, 4098}) {
            pixels.chunk(image)[pixels.offset(image)] = (byte) (image % 251);
            pixels.chunk(image)[pixels.offset(image) + size.bytes() - 1] = 1;
        }
        Images images = new Images(pixels, new byte[4099], 1);
        for (int image : new int[] {0, 4095, 4096, 4098}) {
            assertThat(images.pixel(image, 0)).isEqualTo(image % 251);
            assertThat(Gathered.row(images, image)[size.bytes() - 1]).isEqualTo(1 / 255f);
        }
    }
}
