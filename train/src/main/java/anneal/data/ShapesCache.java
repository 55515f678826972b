package anneal.data;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

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

    /** Pictures that are drawn and written at a time: some 50 MB. */
    private static final int AT_ONCE = 1 << 14;

    private final Path folder;
    private final long most;

    /** A cache whose pictures stay in their file where they would take more than {@code most} bytes. */
    ShapesCache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** Makes {@code count} pictures, from the one with the number {@code first} on. */
    @FunctionalInterface
    interface Maker {
        Pixels make(int first, int count);
    }

    /** The pictures of a file, or those of the maker, which are then kept there. */
    Raster get(String name, int images, Maker maker) {
        Path file = folder.resolve(name);
        if (bytes(images) <= most) {
            return found(file, images, ShapesCache::read).orElseGet(() -> {
                Pixels made = maker.make(0, images);
                keep(file, images, List.of(made));
                return made;
            });
        }
        return found(file, images, ShapesCache::map)
                .or(() -> {
                    keep(file, images, pieces(images, maker));
                    return found(file, images, ShapesCache::map);
                })
                .orElseGet(() -> maker.make(0, images));
    }

    /** The pictures drawn piece by piece, each when its turn to be written has come. */
    private static Iterable<Pixels> pieces(int images, Maker maker) {
        return () -> IntStream.range(0, (images + AT_ONCE - 1) / AT_ONCE)
                .mapToObj(i -> maker.make(i * AT_ONCE, Math.min(AT_ONCE, images - i * AT_ONCE)))
                .iterator();
    }

    /** A way to the pictures of a file, all of whose bytes are passed on the way. */
    @FunctionalInterface
    private interface Way {
        Raster to(Path file, int images, DataInputStream in) throws IOException;
    }

    private static Optional<Raster> found(Path file, int images, Way way) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != HEADER + bytes(images) + TRAILER) {
                return Optional.empty();
            }
            CheckedInputStream checked = new CheckedInputStream(Files.newInputStream(file), new CRC32C());
            try (DataInputStream in = new DataInputStream(checked)) {
                if (in.readLong() != MAGIC || in.readInt() != Shapes.VERSION || in.readInt() != images) {
                    return Optional.empty();
                }
                checked.getChecksum().reset();
                Raster raster = way.to(file, images, in);
                long checksum = checked.getChecksum().getValue();
                return in.readLong() == checksum ? Optional.of(raster) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Raster read(Path file, int images, DataInputStream in) throws IOException {
        Pixels pixels = new Pixels(Scene.SIZE, images);
        for (byte[] chunk : pixels.chunks()) {
            for (int at = 0; at < chunk.length; at += PIECE) {
                in.readFully(chunk, at, Math.min(PIECE, chunk.length - at));
            }
        }
        return pixels;
    }

    private static Raster map(Path file, int images, DataInputStream in) throws IOException {
        byte[] passing = new byte[PIECE];
        for (long left = bytes(images); left > 0; left -= PIECE) {
            in.readFully(passing, 0, (int) Math.min(PIECE, left));
        }
        return new MappedPixels(file, HEADER, Scene.SIZE, images);
    }

    private static long bytes(int images) {
        return (long) images * Scene.SIZE.bytes();
    }

    private void keep(Path file, int images, Iterable<Pixels> pieces) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
            try {
                write(unfinished, images, pieces);
                move(unfinished, file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            // a cache that cannot be written (full, read-only) only means that the next run draws the pictures again
        }
    }

    private static void write(Path file, int images, Iterable<Pixels> pieces) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(plain)) {
            out.writeLong(MAGIC);
            out.writeInt(Shapes.VERSION);
            out.writeInt(images);
            CRC32C checksum = new CRC32C();
            for (Pixels pixels : pieces) {
                for (byte[] chunk : pixels.chunks()) {
                    for (int at = 0; at < chunk.length; at += PIECE) {
                        out.write(chunk, at, Math.min(PIECE, chunk.length - at));
                    }
                    checksum.update(chunk, 0, chunk.length);
                }
            }
            out.writeLong(checksum.getValue());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
