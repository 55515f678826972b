package anneal.data;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Pictures kept on disk between runs: magic number, version, count, the bytes, and a CRC-32C of the bytes.
 *
 * <p>A file is written under a name of its own and then moved into place, so that two processes at once, or one that
 * is stopped, leave a whole file or none. A file that is damaged, or cannot be read, is made anew.
 */
final class ShapesCache {

    private static final long MAGIC = 0x416E6E65616C3332L; // "Anneal32"
    private static final int HEADER = 16;
    private static final int TRAILER = 8;

    /** The JDK copies what goes to a file through native memory of the same size. */
    private static final int PIECE = 1 << 20;

    private final Path folder;

    ShapesCache(Path folder) {
        this.folder = folder;
    }

    /** The pictures of a file, or those of the maker, which are then kept there. */
    Pixels get(String name, int images, Supplier<Pixels> maker) {
        Path file = folder.resolve(name);
        return read(file, images).orElseGet(() -> {
            Pixels made = maker.get();
            keep(file, made);
            return made;
        });
    }

    private static Optional<Pixels> read(Path file, int images) {
        try {
            long length = HEADER + (long) images * Scene.SIZE.bytes() + TRAILER;
            if (!Files.isRegularFile(file) || Files.size(file) != length) {
                return Optional.empty();
            }
            try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                return read(in, images);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Pixels> read(DataInputStream in, int images) throws IOException {
        if (in.readLong() != MAGIC || in.readInt() != Shapes.VERSION || in.readInt() != images) {
            return Optional.empty();
        }
        Pixels pixels = new Pixels(Scene.SIZE, images);
        for (byte[] chunk : pixels.chunks()) {
            for (int at = 0; at < chunk.length; at += PIECE) {
                in.readFully(chunk, at, Math.min(PIECE, chunk.length - at));
            }
        }
        return in.readLong() == checksum(pixels) ? Optional.of(pixels) : Optional.empty();
    }

    private void keep(Path file, Pixels pixels) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
            try {
                write(unfinished, pixels);
                move(unfinished, file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            // a cache that cannot be written (full, read-only) only means that the next run draws the pictures again
        }
    }

    private static void write(Path file, Pixels pixels) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(plain)) {
            out.writeLong(MAGIC);
            out.writeInt(Shapes.VERSION);
            out.writeInt(pixels.images());
            for (byte[] chunk : pixels.chunks()) {
                for (int at = 0; at < chunk.length; at += PIECE) {
                    out.write(chunk, at, Math.min(PIECE, chunk.length - at));
                }
            }
            out.writeLong(checksum(pixels));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long checksum(Pixels pixels) {
        CRC32C checksum = new CRC32C();
        for (byte[] chunk : pixels.chunks()) {
            checksum.update(chunk, 0, chunk.length);
        }
        return checksum.getValue();
    }
}
