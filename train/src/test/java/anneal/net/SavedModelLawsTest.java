package anneal.net;

import static anneal.net.Layer.gelu;
import static anneal.net.Layer.linear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import anneal.optim.Adam;
import anneal.optim.SGD;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedModelLawsTest {
    private static final Sequential MODEL = Sequential.of(linear(6, 4), gelu(), linear(4, 3));
    private static final Examples DATA = Examples.classes(50, 6, 3, 1);

    @TempDir
    private Path folder;

    private Path saved() throws IOException {
        Path file = folder.resolve("model.safetensors");
        try (Network network = MODEL.start(new Adam(), Loss.CROSS_ENTROPY, 1)) {
            network.update(DATA.batch(), 0.1);
            network.save(file);
        }
        return file;
    }

    @Test
    void opensAsItWasSaved() throws IOException {
        Path file = saved();
        try (Network first = Network.load(file);
                Network second = Network.load(file, new SGD().withMomentum(0.9))) {
            assertThat(first.model()).isEqualTo(MODEL);
            assertThat(first.loss()).isEqualTo(Loss.CROSS_ENTROPY);
            assertThat(first.evaluate(DATA)).isEqualTo(second.evaluate(DATA));
            assertThat(second.update(DATA.batch(), 0.1)).isEqualTo(first.update(DATA.batch(), 0.1));
        }
        try (Network again = MODEL.start(new Adam(), Loss.CROSS_ENTROPY, 1);
                Network loaded = Network.load(file)) {
            again.update(DATA.batch(), 0.1);
            assertThat(loaded.weights(0)).containsExactly(again.weights(0));
            assertThat(loaded.biases(2)).containsExactly(again.biases(2));
        }
    }

    @Test
    void leavesOneFileAndReplacesTheOld() throws IOException {
        saved();
        saved();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("model.safetensors"));
        }
    }

    /** The header as other readers of the format need it, worked out by hand. */
    @Test
    void headerIsTheFormats() throws IOException {
        byte[] bytes = Files.readAllBytes(saved());
        int length = Math.toIntExact(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
        assertThat(length % 8).isZero();
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\","
                        + "\"anneal.model\":\"sequential(linear(6, 4), gelu(), linear(4, 3))\","
                        + "\"anneal.loss\":\"cross_entropy\"},"
                        + "\"0.weight\":{\"dtype\":\"F32\",\"shape\":[4,6],\"data_offsets\":[0,96]},"
                        + "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[96,112]},"
                        + "\"2.weight\":{\"dtype\":\"F32\",\"shape\":[3,4],\"data_offsets\":[112,160]},"
                        + "\"2.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[160,172]}}");
        assertThat(bytes).hasSize(8 + length + 172);
    }

    @Test
    void noPrefixOfAFileOpens() throws IOException {
        byte[] bytes = Files.readAllBytes(saved());
        Path cut = folder.resolve("cut");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatIOException()
                    .isThrownBy(() -> Network.load(cut).close())
                    .withMessageStartingWith(cut.toString())
                    .withMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                       | FILE holds tensors, but no model saved by Anneal
            []                       | FILE is damaged or no safetensors file: expected '{' at character 0 of the header
            {"a":1}                  | FILE is damaged or no safetensors file: a must be an object, but was 1.0
            {"a":{"dtype":"I64"}}    | FILE is damaged or no safetensors file: a must hold F32 or F64 numbers, but holds I64
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}} | FILE is damaged or no safetensors file: a must take 8 bytes, but lies at [0, 4]
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | FILE is damaged or no safetensors file: a must end at byte 66, but the file ends at 62
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}} | FILE is damaged or no safetensors file: a.shape must hold whole numbers up to 2147483647, but holds -1.0
            {"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}} | FILE is damaged or no safetensors file: a.shape must be a list, but was 1.0
            {"__metadata__":{"anneal.model":"sequential(linear(2, 1))","anneal.loss":"hinge"}} | FILE holds a damaged model: loss must be cross_entropy or mean_squared_error, but was hinge
            {"__metadata__":{"anneal.model":"sequential(linear(2, 1))","anneal.loss":"cross_entropy"}} | FILE holds a damaged model: tensor 0.weight must be there, but is not
            {"a":{},"a":{}}          | FILE is damaged or no safetensors file: 'a' must stand once, but stands twice
            {"a":{}}                 | FILE is damaged or no safetensors file: a must hold F32 or F64 numbers, but holds null
            {"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,4]}} | FILE is damaged or no safetensors file: a.shape must hold whole numbers up to 2147483647, but holds 2
            {"__metadata__":{"anneal.model":2,"anneal.loss":"cross_entropy"}} | FILE holds a damaged model: model must read sequential(...), but was 2.0
            """)
    void saysWhatIsWrong(String header, String message) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("foreign");
        Files.write(
                file,
                ByteBuffer.allocate(8 + text.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
        assertThatIOException()
                .isThrownBy(() -> Network.load(file).close())
                .withMessage(message.replace("FILE", file.toString()));
    }

    @Test
    void aTextFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "This is no model at all.");
        assertThatIOException()
                .isThrownBy(() -> Network.load(file).close())
                .withMessage(file + " is cut off or no safetensors file: its header should take 2338328219631577172"
                        + " bytes, but 16 follow");
    }
}
