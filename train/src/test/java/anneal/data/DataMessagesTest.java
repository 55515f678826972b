package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DataMessagesTest {

    @TempDir
    Path folder;

    private void says(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.getMessage().replace(folder + java.io.File.separator, ""))
                        .isEqualTo(message));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] first(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    static Stream<Arguments> cifar() {
        byte[] good = Cifar10ClosedFormsTest.record(3, 0, 0, 0);
        return Stream.of(
                Arguments.of(
                        new byte[0],
                        "b.bin, offset 0: expected a record of 3073 bytes, found the end of the file after 0"),
                Arguments.of(
                        first(good, 3072),
                        "b.bin, offset 0: expected a record of 3073 bytes, found the end of the file after 3072"),
                Arguments.of(
                        joined(good, new byte[1]),
                        "b.bin, offset 3073: expected a record of 3073 bytes, found the end of the file after 1"),
                Arguments.of(
                        joined(good, Cifar10ClosedFormsTest.record(10, 0, 0, 0)),
                        "b.bin, offset 3073: expected a label from 0 to 9, found 10"),
                Arguments.of(
                        Cifar10ClosedFormsTest.record(255, 0, 0, 0),
                        "b.bin, offset 0: expected a label from 0 to 9, found 255"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("cifar")
    void cifarFiles(byte[] bytes, String message) throws IOException {
        Path file = file("b.bin", bytes);
        says(() -> Cifar10.images(List.of(file)), message);
    }

    static Stream<Arguments> idx() throws IOException {
        byte[] images = IdxClosedFormsTest.images(2, 1, 2, 1, 2, 3, 4);
        byte[] labels = IdxClosedFormsTest.labels(2, 0, 1);
        byte[] zipped = IdxClosedFormsTest.zipped(images);
        byte[] damaged = zipped.clone();
        damaged[damaged.length - 6] ^= 1;
        return Stream.of(
                Arguments.of(labels, labels, "i, offset 0: expected the magic number 2051 of idx images, found 2049"),
                Arguments.of(images, images, "l, offset 0: expected the magic number 2049 of idx labels, found 2051"),
                Arguments.of(
                        images,
                        first(labels, 3),
                        "l, offset 0: expected the magic number of idx labels (4 bytes), found the end of the file after 3"),
                Arguments.of(images, first(labels, 9), "l, offset 8: expected labels (2 bytes), found at most 1"),
                Arguments.of(
                        images,
                        joined(labels, new byte[1]),
                        "l, offset 10: expected the end of the file, found more bytes"),
                Arguments.of(
                        images,
                        IdxClosedFormsTest.labels(2, 0, 2),
                        "l, offset 9: expected a label from 0 to 1, found 2"),
                Arguments.of(
                        images,
                        IdxClosedFormsTest.labels(-1),
                        "l, offset 4: expected the number of labels, from 1 on, found 4294967295"),
                Arguments.of(
                        images,
                        IdxClosedFormsTest.labels(Integer.MAX_VALUE, 0, 1),
                        "l, offset 8: expected labels (2147483647 bytes), found at most 2"),
                Arguments.of(
                        images,
                        IdxClosedFormsTest.labels(1, 0),
                        "i, offset 4: expected 1 images (the number of labels), found 2"),
                Arguments.of(first(images, 19), labels, "i, offset 16: expected pixels (4 bytes), found at most 3"),
                Arguments.of(
                        joined(images, new byte[1]),
                        labels,
                        "i, offset 20: expected the end of the file, found more bytes"),
                Arguments.of(
                        IdxClosedFormsTest.images(2, 0, 2),
                        labels,
                        "i, offset 8: expected the height of an image, from 1 on, found 0"),
                Arguments.of(
                        IdxClosedFormsTest.images(2, 5000, 5000),
                        labels,
                        "i, offset 8: expected images of at most 16777216 pixels, found 5000x5000"),
                Arguments.of(
                        first(zipped, zipped.length - 9),
                        labels,
                        "i, offset 20: expected more gzip data, found the end of the file"),
                Arguments.of(
                        damaged, labels, "i, offset 20: expected gzip data, found it damaged: Corrupt GZIP trailer"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("idx")
    void idxFiles(byte[] images, byte[] labels, String message) throws IOException {
        Path imageFile = file("i", images);
        Path labelFile = file("l", labels);
        says(() -> Idx.images(imageFile, labelFile, 2), message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,y\\n1,2\\n3        | t.csv, line 3: expected 2 cells, found 1
            a,y\\n1,2\\n\\n3,4,5 | t.csv, line 4: expected 2 cells, found 3
            a,y\\nx,2            | t.csv, line 2, column 1: expected a finite number, found "x"
            a,y\\n,2             | t.csv, line 2, column 1: expected a finite number, found nothing
            a,y\\nNaN,2          | t.csv, line 2, column 1: expected a finite number, found "NaN"
            a,y\\n1e99,2         | t.csv, line 2, column 1: expected a finite number, found "1e99"
            a,y\\n1f,2           | t.csv, line 2, column 1: expected a finite number, found "1f"
            a,y\\n1,two          | t.csv, line 2, column 2: expected a finite number, found "two"
            a,y\\n1,             | t.csv, line 2, column 2: expected an answer, found nothing
            a,y\\n"1,2           | t.csv, line 2, column 1: expected a closing quote, found the end of the line
            a,y\\n"1"0,2         | t.csv, line 2, column 1: expected nothing after the closing quote, found "0"
            a,b\\n1,2            | t.csv, line 1: expected the column "y", found [a, b]
            y\\n1                | t.csv, line 1: expected a feature beside the answer, found 1 cell
            a,y\\n               | t.csv, line 2: expected a row, found the end of the file
            ``                   | t.csv, line 1: expected a row, found the end of the file
            """)
    void csvFiles(String text, String message) throws IOException {
        Path file = file("t.csv", text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        says(() -> Csv.regression("y").read(file), message);
    }

    @Test
    void otherCsvFiles() throws IOException {
        Path numbers = file("n.csv", "1,2\n".getBytes(StandardCharsets.UTF_8));
        Path train = file("a.csv", "x,y\n1,b\n2,a\n".getBytes(StandardCharsets.UTF_8));
        Path test = file("b.csv", "x,y\n1,b\n2,c\n".getBytes(StandardCharsets.UTF_8));
        Path other = file("c.csv", "z,y\n1,b\n".getBytes(StandardCharsets.UTF_8));
        Path binary = file("d.csv", new byte[] {'x', (byte) 0xFF, '\n'});
        Csv csv = Csv.classification("y");
        says(
                () -> Csv.regression("3").withoutHeader().read(numbers),
                "n.csv, line 1: expected the column \"3\", found 2 columns without names");
        says(
                () -> csv.split(train, test),
                "b.csv, line 3, column 2: expected one of the training classes [a, b], found \"c\"");
        says(() -> csv.split(train, other), "c.csv, line 1: expected the columns [x] of a.csv, found [z]");
        says(() -> csv.read(binary), "d.csv: expected text in UTF-8, found other bytes");
    }

    @Test
    void whatTheFileSystemRefusesIsSaidInWords() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("d"));
        Path cut = file("cut.gz", new byte[] {0x1F, (byte) 0x8B});
        says(() -> Idx.images(cut, directory, 10), "d: cannot be read: IOException: Is a directory");
        says(() -> Idx.images(cut, cut, 10), "cut.gz: cannot be read: EOFException");
    }

    @Test
    void missingFiles() {
        Path missing = folder.resolve("missing");
        says(() -> Csv.regression("y").read(missing), "missing: expected a file, found none");
        says(() -> Cifar10.images(List.of(missing)), "missing: expected a file, found none");
        says(() -> Cifar10.read(folder), "data_batch_1.bin: expected a file, found none");
        says(() -> Idx.images(missing, missing, 10), "missing: expected a file, found none");
        says(() -> Idx.read(folder), "train-images-idx3-ubyte: expected this file or its .gz, found neither");
    }

    private static final ImageSize DOT = new ImageSize(1, 1, 1);
    private static final DataSet TEN = Gathered.numbers(10);
    private static final List<URI> SOMEWHERE = List.of(URI.create("http://localhost/"));
    private static final String SUM = "0".repeat(64);

    static Stream<Arguments> arguments() {
        Images images = (Images) TEN;
        return Stream.of(
                refused(() -> new ImageSize(0, 1, 1), "channels must be >= 1, but was 0"),
                refused(() -> new ImageSize(3, 1, -1), "width must be >= 1, but was -1"),
                refused(
                        () -> new ImageSize(3, 65536, 65536),
                        "channels x height x width must be <= 16777216, but was 3x65536x65536"),
                refused(
                        () -> Images.of(DOT, new byte[2], new int[1], 1),
                        "pixels must hold 1 bytes (1 images of 1x1x1), but held 2"),
                refused(
                        () -> Images.of(DOT, new byte[1], new int[] {3}, 3),
                        "label must be from 0 to 2, but was 3 at row 0"),
                refused(
                        () -> Images.of(DOT, new byte[0], new int[0], 257),
                        "classes must be from 1 to 256, but was 257"),
                refused(
                        () -> images.normalised(Normalisation.none(3)),
                        "normalisation must have 1 channels, but had 3"),
                refused(() -> images.select().normalised(), "images must hold at least one row to be normalised"),
                refused(() -> new Normalisation(List.of(), List.of()), "mean must hold at least one number"),
                refused(
                        () -> new Normalisation(List.of(0.0), List.of()),
                        "std must be as long as mean, but was 0 for 1"),
                refused(() -> new Normalisation(List.of(Double.NaN), List.of(1.0)), "mean must be finite, but was NaN"),
                refused(() -> new Normalisation(List.of(0.0), List.of(0.0)), "std must be finite and > 0, but was 0.0"),
                refused(() -> TEN.take(11), "count must be from 1 to 10 (the rows), but was 11"),
                refused(() -> TEN.take(0), "count must be from 1 to 10 (the rows), but was 0"),
                refused(() -> TEN.select(10), "row must be from 0 to 9, but was 10"),
                refused(() -> TEN.split(1, 0), "testShare must be in (0, 1), but was 1.0"),
                refused(() -> TEN.split(Double.NaN, 0), "testShare must be in (0, 1), but was NaN"),
                refused(() -> TEN.take(1).split(0.5, 0), "data must hold at least two rows to be split, but holds 1"),
                refused(
                        () -> new Split(TEN, Scenes.one()),
                        "features must be the same in train and test, but were 1 and 3072"),
                refused(() -> Loader.shuffled(TEN, 0, 1), "batchSize must be >= 1, but was 0"),
                refused(() -> Loader.shuffled(TEN.select(), 1, 1), "data must hold at least one row"),
                refused(
                        () -> Loader.shuffled(TEN, 11, 1).dropLast(),
                        "batchSize must be <= the number of rows when a short last batch is dropped, but was 11 for 10 rows"),
                refused(() -> Loader.shuffled(TEN, 1, 1).epoch(-1), "epoch must be >= 0, but was -1"),
                refused(() -> Csv.regression(" "), "answer must name a column, but was blank"),
                refused(() -> Csv.regression("y").separatedBy('"'), "separator must not be a quote or a line's end"),
                refused(() -> Shapes.standard().withTrain(9), "train must be from 10 to 1000000, but was 9"),
                refused(() -> new Shapes(10, 1_000_001, 0), "test must be from 10 to 1000000, but was 1000001"),
                refused(
                        () -> PublicData.named("imagenet"),
                        "data set must be one of [cifar10, mnist, fashion-mnist], but was imagenet"),
                refused(
                        () -> new RemoteFile("../x", SOMEWHERE, 1, SUM),
                        "name must be a plain file name, but was ../x"),
                refused(() -> new RemoteFile("x", List.of(), 1, SUM), "mirrors must hold at least one address"),
                refused(() -> new RemoteFile("x", SOMEWHERE, 0, SUM), "bytes must be >= 1, but was 0"),
                refused(
                        () -> new RemoteFile("x", SOMEWHERE, 1, "A"),
                        "sha256 must be 64 lower-case hexadecimal digits, but was A"));
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void arguments(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void classesAndTargetsAreNotMixed() {
        assertThatThrownBy(() -> TEN.target(0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("images have classes, not targets");
    }

    /** A picture of three channels. */
    private static final class Scenes {
        static DataSet one() {
            return Images.of(Scene.SIZE, new byte[3072], new int[1], 10);
        }
    }
}
