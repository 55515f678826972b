package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesLawsTest {

    private static final Shapes SMALL = new Shapes(30, 20, 7);

    @TempDir
    Path cache;

    private static long checksum(DataSet data) {
        CRC32C checksum = new CRC32C();
        for (int row = 0; row < data.size(); row++) {
            for (int i = 0; i < data.features(); i++) {
                checksum.update(((Images) data).pixel(row, i));
            }
        }
        return checksum.getValue();
    }

    private List<Path> cached() throws IOException {
        try (var files = Files.list(cache.resolve("shapes"))) {
            return files.sorted().toList();
        }
    }

    /** If this fails the pictures have changed, and {@link Shapes#VERSION} must grow. */
    @Test
    void versionOneHasThesePictures() {
        Split split = Shapes.standard().withTrain(1000).generate();
        assertThat(Shapes.VERSION).isEqualTo(1);
        assertThat(Long.toHexString(checksum(split.train()))).isEqualTo("b47b958a");
        assertThat(Long.toHexString(checksum(split.test()))).isEqualTo("a4f406e3");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE})
    void aSmallerSetIsTheBeginningOfALargerOne(long seed) {
        Images small = (Images) new Shapes(10, 10, seed).generate().train();
        Images large = (Images) new Shapes(57, 10, seed).generate().train();
        assertThat(checksum(large.take(10))).isEqualTo(checksum(small));
    }

    @Test
    void seedsAndPartsShowDifferentPictures() {
        Split one = new Shapes(10, 10, 1).generate();
        Split two = new Shapes(10, 10, 2).generate();
        assertThat(List.of(checksum(one.train()), checksum(one.test()), checksum(two.train()), checksum(two.test())))
                .doesNotHaveDuplicates();
    }

    @Test
    void classesAreBalanced() {
        Split split = Shapes.standard().withTrain(1000).generate();
        int[] counts = new int[10];
        for (int row = 0; row < 1000; row++) {
            counts[split.train().label(row)]++;
        }
        assertThat(counts).containsOnly(100);
        assertThat(Shapes.CLASSES)
                .containsExactly(
                        "disc", "ring", "square", "frame", "triangle", "cross", "crescent", "bars", "corner", "dots");
    }

    @Test
    void theSecondUseReadsWhatTheFirstKept() throws IOException {
        Split drawn = SMALL.load(cache);
        List<Path> files = cached();
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("v1-seed7-test20.bin", "v1-seed7-train30.bin");
        assertThat(files.get(1)).hasSize(16 + 30 * 3072 + 8);
        var written = Files.getLastModifiedTime(files.get(1));
        Split read = SMALL.load(cache);
        assertThat(Files.getLastModifiedTime(files.get(1))).isEqualTo(written);
        assertThat(checksum(read.train()))
                .isEqualTo(checksum(drawn.train()))
                .isEqualTo(checksum(SMALL.generate().train()));
        assertThat(Gathered.row(read.test(), 3)).isEqualTo(Gathered.row(drawn.test(), 3));
    }

    @Test
    void picturesThatStayInTheirFileAreTheSame() throws IOException {
        Split mapped = SMALL.load(cache, 30 * 3072 - 1);
        Split drawn = SMALL.generate();
        assertThat(cached()).hasSize(2);
        assertThat(Fingerprint.of(mapped)).isEqualTo(Fingerprint.of(drawn));
        assertThat(Fingerprint.of(SMALL.load(cache, 0))).isEqualTo(Fingerprint.of(drawn));
        assertThat(Fingerprint.of(SMALL.load(cache))).isEqualTo(Fingerprint.of(drawn));
        Path blocked = Files.writeString(cache.resolve("file"), "no folder");
        assertThat(Fingerprint.of(SMALL.load(blocked, 0))).isEqualTo(Fingerprint.of(drawn));
    }

    @Test
    void aDamagedFileIsNotMapped() throws IOException {
        SMALL.load(cache, 0);
        Path file = cached().get(1);
        byte[] good = Files.readAllBytes(file);
        byte[] damaged = good.clone();
        damaged[50_000] ^= 1;
        Files.write(file, damaged);
        SMALL.load(cache, 0);
        assertThat(file).hasBinaryContent(good);
    }

    @ParameterizedTest(name = "byte {0}")
    @ValueSource(ints = {0, 8, 11, 15, 16, 50_000, 16 + 30 * 3072 + 7})
    void aDamagedCacheIsDrawnAnew(int place) throws IOException {
        SMALL.load(cache);
        Path file = cached().get(1);
        byte[] good = Files.readAllBytes(file);
        byte[] damaged = good.clone();
        damaged[place] ^= 1;
        Files.write(file, damaged);
        assertThat(checksum(SMALL.load(cache).train()))
                .isEqualTo(checksum(SMALL.generate().train()));
        assertThat(file).hasBinaryContent(good);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 15, 1000, 16 + 30 * 3072 + 7})
    void aCutCacheIsDrawnAnew(int length) throws IOException {
        SMALL.load(cache);
        Path file = cached().get(1);
        byte[] good = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(good, length));
        SMALL.load(cache);
        assertThat(file).hasBinaryContent(good);
    }

    @Test
    void aCacheThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path blocked = Files.writeString(cache.resolve("file"), "no folder");
        assertThat(checksum(SMALL.load(blocked).train()))
                .isEqualTo(checksum(SMALL.generate().train()));
        assertThat(blocked).hasContent("no folder");
    }

    @Test
    void firstUsesAtOnceDoNotClash() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Long> load = () -> checksum(SMALL.load(cache).train());
            for (Future<Long> found : threads.invokeAll(java.util.Collections.nCopies(16, load))) {
                assertThat(found.get()).isEqualTo(checksum(SMALL.generate().train()));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(cached()).hasSize(2);
    }

    @Test
    void inputsAreNormalisedByTheTrainingPictures() {
        Split split = Shapes.standard().withTrain(100).generate();
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (int row = 0; row < 100; row++) {
            float[] inputs = Gathered.row(split.train(), row);
            for (int i = 0; i < 3072; i++) {
                sum[i / 1024] += inputs[i];
                squares[i / 1024] += (double) inputs[i] * inputs[i];
            }
        }
        for (int c = 0; c < 3; c++) {
            assertThat(sum[c] / 102_400).isBetween(-1e-6, 1e-6);
            assertThat(squares[c] / 102_400).isBetween(1 - 1e-6, 1 + 1e-6);
        }
        assertThat(((Images) split.test()).normalisation()).isEqualTo(((Images) split.train()).normalisation());
    }
}
