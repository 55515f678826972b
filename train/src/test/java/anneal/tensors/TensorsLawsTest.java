package anneal.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorsLawsTest {
    private static final Tensors SOME = new Tensors(
            Map.of("text", "a \"quote\",\n\ta line and é"),
            Map.of(
                    "single", Tensor.of(new float[] {1, Float.NaN, -0f, Float.MIN_VALUE, 5, 6}, 2, 3),
                    "double", Tensor.of(new double[] {Math.PI, Double.NEGATIVE_INFINITY})));

    @TempDir
    private Path folder;

    private Path sealed() throws IOException {
        Path file = folder.resolve("some.safetensors");
        SOME.writeSealed(file);
        return file;
    }

    @Test
    void whatIsWrittenIsReadBackToTheBit() throws IOException {
        Tensors read = Tensors.read(sealed());
        assertThat(read.sealed()).isTrue();
        assertThat(read.text("text")).isEqualTo(SOME.text("text"));
        assertThat(read.tensor("single", Tensor.Type.F32, 2, 3).floats())
                .containsExactly(SOME.tensors().get("single").floats());
        assertThat(read.list("double", Tensor.Type.F64).doubles()).containsExactly(Math.PI, Double.NEGATIVE_INFINITY);
    }

    @Test
    void withoutASealNothingIsSaidOfIt() throws IOException {
        Path file = folder.resolve("plain.safetensors");
        SOME.write(file);
        assertThat(Tensors.read(file).sealed()).isFalse();
    }

    /** The rule of docs/checkpoint.md, followed by hand. */
    @Test
    void theSealIsTheHashOfTheFileWithTheSealBlank() throws Exception {
        byte[] bytes = Files.readAllBytes(sealed());
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = latin.indexOf("\"anneal.sha256\":\"") + "\"anneal.sha256\":\"".length();
        String seal = latin.substring(at, at + 64);
        Arrays.fill(bytes, at, at + 64, (byte) '0');
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(seal);
    }

    /** A seal that a flip has hidden is found missing by who needs it; anything else that is changed is refused. */
    @Test
    void noByteMayChange() throws IOException {
        Path file = sealed();
        byte[] bytes = Files.readAllBytes(file);
        Path changed = folder.resolve("changed");
        for (int at = 0; at < bytes.length; at++) {
            byte[] copy = bytes.clone();
            copy[at] ^= 4;
            Files.write(changed, copy);
            boolean sealed;
            try {
                sealed = Tensors.read(changed).sealed();
            } catch (IOException e) {
                assertThat(e.getMessage()).startsWith(changed.toString()).doesNotContain("\n");
                continue;
            }
            assertThat(sealed).as("byte " + at).isFalse();
        }
    }

    @Test
    void noByteMayBeMissingOrAdded() throws IOException {
        byte[] bytes = Files.readAllBytes(sealed());
        Path changed = folder.resolve("changed");
        for (int length = 0; length <= bytes.length + 1; length++) {
            if (length != bytes.length) {
                Files.write(changed, Arrays.copyOf(bytes, length));
                assertThatIOException().isThrownBy(() -> Tensors.read(changed)).withMessageStartingWith("" + changed);
            }
        }
    }

    @Test
    void aFileThatCannotBeReplacedStays() throws IOException {
        Path file = sealed();
        byte[] before = Files.readAllBytes(file);
        Path taken = Files.createDirectories(folder.resolve("taken").resolve("inside"))
                .getParent();
        assertThatIOException().isThrownBy(() -> SOME.writeSealed(taken));
        assertThatIOException().isThrownBy(() -> SOME.writeSealed(folder.resolve("nowhere/file")));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, taken);
        }
    }
}
