package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxClosedFormsTest {

    @TempDir
    Path folder;

    static byte[] images(int count, int height, int width, int... pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + pixels.length)
                .putInt(2051)
                .putInt(count)
                .putInt(height)
                .putInt(width);
        for (int pixel : pixels) {
            bytes.put((byte) pixel);
        }
        return bytes.array();
    }

    static byte[] labels(int count, int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(2049).putInt(count);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void plainAndZippedFilesReadTheSame() throws IOException {
        Path plain = Files.write(folder.resolve("i"), images(2, 1, 3, 0, 51, 255, 1, 2, 3));
        Path plainLabels = Files.write(folder.resolve("l"), labels(2, 7, 0));
        Path zipped = Files.write(folder.resolve("i.gz"), zipped(Files.readAllBytes(plain)));
        Path zippedLabels = Files.write(folder.resolve("l.gz"), zipped(Files.readAllBytes(plainLabels)));
        Images one = Idx.images(plain, plainLabels, 8);
        Images other = Idx.images(zipped, zippedLabels, 8);
        assertThat(one.imageSize()).isEqualTo(new ImageSize(1, 1, 3));
        assertThat(Gathered.row(one, 0)).containsExactly(0f, 0.2f, 1f);
        assertThat(Gathered.row(other, 1)).isEqualTo(Gathered.row(one, 1));
        assertThat(new int[] {one.label(0), one.label(1), other.label(0)}).containsExactly(7, 0, 7);
    }

    @Test
    void aFolderHoldsFourFilesInEitherForm() throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte.gz"), zipped(images(2, 1, 1, 0, 255)));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(2, 3, 4));
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), images(1, 1, 1, 255));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), zipped(labels(1, 9)));
        Split split = Idx.read(folder);
        assertThat(Gathered.row(split.train(), 0)).containsExactly(-1f);
        assertThat(Gathered.row(split.test(), 0)).containsExactly(1f);
        assertThat(split.test().label(0)).isEqualTo(9);
    }
}
