package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Real files, read here a second time by hand. Skipped where they are absent. */
class RealDataGoldenTest {

    private static int[] histogram(DataSet data) {
        int[] counts = new int[data.classes()];
        for (int row = 0; row < data.size(); row++) {
            counts[data.label(row)]++;
        }
        return counts;
    }

    private static long checksum(Images images, int row) {
        CRC32 checksum = new CRC32();
        for (int i = 0; i < images.features(); i++) {
            checksum.update(images.pixel(row, i));
        }
        return checksum.getValue();
    }

    @Test
    void cifar10() throws IOException {
        Path folder = RealData.folder("cifar-10-batches-bin");
        Split split = Cifar10.read(folder);
        assertThat(split.train().size()).isEqualTo(8_000);
        assertThat(split.test().size()).isEqualTo(2_000);
        assertThat(histogram(split.train())).hasSize(10).containsOnly(800);
        assertThat(histogram(split.test())).hasSize(10).containsOnly(200);
        // row 1601 is the second record of the second file
        byte[] file = Files.readAllBytes(folder.resolve("data_batch_2.bin"));
        Images train = (Images) split.train();
        CRC32 expected = new CRC32();
        expected.update(file, 3073 + 1, 3072);
        assertThat(checksum(train, 1601)).isEqualTo(expected.getValue());
        assertThat(train.label(1601)).isEqualTo(file[3073]);
        float[] row = Gathered.row(train, 1601);
        for (int i : new int[] {0, 1023, 1024, 2047, 2048, 3071}) {
            double mean = train.normalisation().mean().get(i / 1024);
            double std = train.normalisation().std().get(i / 1024);
            assertThat(row[i]).isEqualTo((float) (((file[3073 + 1 + i] & 0xFF) / 255.0 - mean) / std));
        }
    }

    /** The mean 0.2860 and the deviation 0.3530 are those that everybody uses for Fashion-MNIST. */
    @Test
    void fashionMnist() throws IOException {
        Path folder = RealData.folder("fashion-mnist");
        Split split = Idx.read(folder);
        assertThat(split.train().size()).isEqualTo(60_000);
        assertThat(split.test().size()).isEqualTo(10_000);
        assertThat(histogram(split.train())).hasSize(10).containsOnly(6_000);
        assertThat(histogram(split.test())).hasSize(10).containsOnly(1_000);
        Images train = (Images) split.train();
        assertThat(train.normalisation().mean().get(0)).isBetween(0.28595, 0.28605);
        assertThat(train.normalisation().std().get(0)).isBetween(0.35295, 0.35305);
        byte[] file;
        try (var in =
                new java.util.zip.GZIPInputStream(Files.newInputStream(folder.resolve("t10k-images-idx3-ubyte.gz")))) {
            file = in.readAllBytes();
        }
        CRC32 expected = new CRC32();
        expected.update(file, file.length - 784, 784);
        assertThat(checksum((Images) split.test(), 9_999)).isEqualTo(expected.getValue());
    }

    /** The pinned sums of Fashion-MNIST against the official files. */
    @Test
    void pinnedSums() throws IOException {
        Path folder = RealData.folder("fashion-mnist");
        for (RemoteFile file : PublicData.FASHION_MNIST.files()) {
            assertThat(folder.resolve(file.name())).hasSize(file.bytes());
            assertThat(Sha256.of(folder.resolve(file.name()))).isEqualTo(file.sha256());
        }
    }
}
