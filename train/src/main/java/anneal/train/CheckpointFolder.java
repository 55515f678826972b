package anneal.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of a run's checkpoints: {@code step-000000000391.safetensors} and so on, the last few of them, and
 * {@code best.safetensors}, the end of the epoch with the least loss on the test set.
 *
 * <p>One process at a time has it open to write; the system's lock on its file {@code lock} ends with the process,
 * however that ends.
 */
public final class CheckpointFolder implements AutoCloseable {
    /** The name of the best checkpoint. */
    public static final String BEST = "best.safetensors";

    private static final String STEP = "step-";
    private static final String SUFFIX = ".safetensors";
    private static final String DRAFT = ".part";
    private static final String DAMAGED = ".damaged";

    private final Path path;
    private final int keep;
    private final FileChannel channel;

    private CheckpointFolder(Path path, int keep, FileChannel channel) {
        this.path = path;
        this.keep = keep;
        this.channel = channel;
    }

    /**
     * Opens a folder to write to, made where it is missing, and clears away what a killed process left half-written.
     *
     * @param keep checkpoints to keep besides the best, at least 1
     * @throws IOException if another process writes to it
     */
    public static CheckpointFolder open(Path path, int keep) throws IOException {
        if (keep < 1) {
            throw new IllegalArgumentException("keep must be >= 1, but was " + keep);
        }
        Files.createDirectories(path);
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IOException("another process writes checkpoints to " + path);
        }
        CheckpointFolder folder = new CheckpointFolder(path, keep, channel);
        for (Path draft : files(path, "*" + DRAFT)) {
            Files.deleteIfExists(draft);
        }
        return folder;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Writes a checkpoint, the best one under its own name first, then deletes what need not be kept. */
    public void write(Checkpoint checkpoint) throws IOException {
        if (checkpoint.best()) {
            checkpoint.write(path.resolve(BEST));
        }
        long step = checkpoint.position().step();
        checkpoint.write(path.resolve(String.format(Locale.ROOT, "%s%012d%s", STEP, step, SUFFIX)));
        List<Path> olderOrThis = new ArrayList<>(newestFirst(path));
        olderOrThis.removeIf(file -> step(file) > step);
        for (Path old : olderOrThis.subList(Math.min(keep, olderOrThis.size()), olderOrThis.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Deletes every checkpoint. */
    public void clear() throws IOException {
        for (Path file : files(path, "*" + SUFFIX)) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * The newest checkpoint that can be read; one that cannot is put aside under another name.
     *
     * @param problems told in a line of every checkpoint that was put aside
     */
    public Optional<Checkpoint> newest(Consumer<String> problems) throws IOException {
        for (Path file : newestFirst(path)) {
            try {
                return Optional.of(Checkpoint.read(file));
            } catch (IOException e) {
                Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                problems.accept(e.getMessage() + "; put aside as " + aside.getFileName());
            }
        }
        return Optional.empty();
    }

    /** The checkpoints of a folder but the best, newest first; none where there is no such folder. */
    public static List<Path> newestFirst(Path path) throws IOException {
        List<Path> found = files(path, STEP + "*" + SUFFIX);
        found.removeIf(file -> step(file) < 0);
        found.sort(Comparator.comparingLong(CheckpointFolder::step).reversed());
        return found;
    }

    private static List<Path> files(Path path, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, pattern)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return found;
        }
        return found;
    }

    /** The step in a file's name; -1 where there is none. */
    private static long step(Path file) {
        String name = String.valueOf(file.getFileName());
        String digits = name.substring(STEP.length(), name.length() - SUFFIX.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    /** Lets other processes write to the folder. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
