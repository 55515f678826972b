package anneal.cli;

import anneal.cli.Failures.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder a command writes to. Nothing in it is replaced unless that was asked for. */
record OutFolder(Path path) {

    /**
     * Makes the folder and looks, before any work is done, whether the files to come are there already.
     *
     * @throws UsageException if one is, and {@code force} is not set
     */
    static OutFolder prepare(Path path, boolean force, List<String> files) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UsageException(path + " must be a folder, but is a file");
        }
        for (String file : files) {
            if (!force && Files.exists(path.resolve(file))) {
                throw new UsageException(
                        path.resolve(file) + " exists: --force replaces it, --out writes to another folder");
            }
        }
        Files.createDirectories(path);
        return new OutFolder(path);
    }

    /** Clears away what a killed process left half-written. */
    void clearDrafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(path, "*.part")) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
    }

    void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file that appears complete or not at all. */
    void write(String file, byte[] bytes) throws IOException {
        Path draft = path.resolve(file + "." + Long.toHexString(System.nanoTime()) + ".part");
        try {
            Files.write(draft, bytes);
            Files.move(draft, path.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
