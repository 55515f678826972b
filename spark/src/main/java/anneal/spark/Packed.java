package anneal.spark;

import anneal.train.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checkpoints as the bytes of their files. */
final class Packed {
    private Packed() {}

    static byte[] pack(Checkpoint checkpoint) {
        return through(file -> {
            checkpoint.write(file);
            return Files.readAllBytes(file);
        });
    }

    static Checkpoint unpack(byte[] bytes) {
        return through(file -> {
            Files.write(file, bytes);
            return Checkpoint.read(file);
        });
    }

    private interface Use<T> {
        T of(Path file) throws IOException;
    }

    private static <T> T through(Use<T> use) {
        try {
            Path file = Files.createTempFile("anneal", ".safetensors");
            try {
                return use.of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use a temporary file for a checkpoint: " + e.getMessage(), e);
        }
    }
}
