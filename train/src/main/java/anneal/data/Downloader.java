package anneal.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files and lets none through whose SHA-256 is not the expected one.
 *
 * <p>What has arrived is kept in {@code name.part} beside the file to be; a later attempt, or a later run, asks for the
 * rest only. The file takes its name when it is complete and verified. A file that is already there is verified and
 * never overwritten. Each address is tried up to three times (as long as it answers with something of use), then the
 * next one.
 */
public final class Downloader {

    private static final int ATTEMPTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofSeconds(60);

    private final HttpClient client;
    private final Duration stall;

    /** A downloader that gives up on a connection that is silent for a minute. */
    public Downloader() {
        this(STALL);
    }

    Downloader(Duration stall) {
        this.stall = stall;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Hears how far a download has come, from the thread that asked for it. */
    @FunctionalInterface
    public interface Progress {

        /** Says nothing. */
        Progress SILENT = (file, done, total) -> {};

        /** {@code done} of {@code total} bytes of a file are on disk. */
        void at(String file, long done, long total);
    }

    /**
     * The verified file in a folder, which is made if need be.
     *
     * @throws DataException if no address has the right file, or another file is in its place
     */
    @SuppressWarnings("try") // the lock is held, not used
    public Path fetch(RemoteFile file, Path folder, Progress progress) {
        Path target = folder.resolve(file.name());
        try {
            Files.createDirectories(folder);
            if (Files.exists(target)) {
                return present(file, target);
            }
            Path part = folder.resolve(file.name() + ".part");
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel, part)) {
                complete(file, part, channel, progress);
            }
            return moved(file, part, target);
        } catch (IOException e) {
            throw DataException.of(target.toString(), "cannot be written", e);
        }
    }

    private static Path present(RemoteFile file, Path target) throws IOException {
        String found = Sha256.of(target);
        if (!found.equals(file.sha256())) {
            throw new DataException(target + ": expected SHA-256 " + file.sha256() + ", found " + found
                    + "; move the file away to download it again");
        }
        return target;
    }

    private static FileLock lock(FileChannel channel, Path part) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another thread of this process holds it: the same complaint
        }
        if (lock == null) {
            throw new DataException(part + ": expected to be alone, found another download of it under way");
        }
        return lock;
    }

    private static Path moved(RemoteFile file, Path part, Path target) throws IOException {
        try {
            return Files.move(part, target);
        } catch (FileAlreadyExistsException e) {
            return present(file, target);
        }
    }

    private void complete(RemoteFile file, Path part, FileChannel channel, Progress progress) throws IOException {
        DataException last = null;
        for (URI mirror : file.mirrors()) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                boolean resumed = channel.size() > 0;
                try {
                    if (channel.size() != file.bytes()) {
                        transfer(file, mirror, channel, progress);
                    }
                    verify(file, part, mirror, channel);
                    return;
                } catch (Refused e) {
                    last = e.complaint;
                    // a mix of two files is cured by starting afresh, a wrong file is not
                    if (!(resumed && e.worthAnotherTry) && !e.cut) {
                        break;
                    }
                }
            }
        }
        throw last == null
                ? new DataException(file.name() + ": expected an address to download from, found none")
                : last;
    }

    private static void verify(RemoteFile file, Path part, URI mirror, FileChannel channel)
            throws IOException, Refused {
        String found = Sha256.of(part);
        if (!found.equals(file.sha256())) {
            channel.truncate(0);
            throw new Refused(mirror + ": expected SHA-256 " + file.sha256() + ", found " + found, false, true);
        }
    }

    private void transfer(RemoteFile file, URI mirror, FileChannel channel, Progress progress)
            throws IOException, Refused {
        if (channel.size() > file.bytes()) {
            channel.truncate(0);
        }
        HttpResponse<InputStream> response = ask(mirror, channel.size());
        try (InputStream body = response.body()) {
            long start = start(response, mirror, file, channel);
            channel.truncate(start);
            channel.position(start);
            receive(file, mirror, body, channel, progress);
        }
    }

    private HttpResponse<InputStream> ask(URI mirror, long from) throws Refused {
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror).timeout(stall);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new Refused(mirror + ": expected an answer, found " + DataException.reason(e), false, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(mirror + ": interrupted", e);
        }
    }

    /** Where in the file the answer's bytes begin: 0 from a server that sends all of it whatever was asked for. */
    private static long start(HttpResponse<InputStream> response, URI mirror, RemoteFile file, FileChannel channel)
            throws IOException, Refused {
        long wanted = channel.size();
        if (response.statusCode() == 200) {
            OptionalLong length = response.headers().firstValueAsLong("Content-Length");
            if (length.isPresent() && length.getAsLong() != file.bytes()) {
                throw new Refused(
                        mirror + ": expected " + file.bytes() + " bytes, found " + length.getAsLong(), false, false);
            }
            return 0;
        }
        String expected = "bytes " + wanted + "-" + (file.bytes() - 1) + "/" + file.bytes();
        String range = response.headers().firstValue("Content-Range").orElse("no range");
        if (response.statusCode() == 206 && range.equals(expected)) {
            return wanted;
        }
        boolean aboutTheRange = response.statusCode() == 206 || response.statusCode() == 416;
        if (aboutTheRange) {
            channel.truncate(0);
        }
        throw new Refused(
                mirror + ": expected HTTP status 200, found " + response.statusCode()
                        + (aboutTheRange ? " (" + range + ")" : ""),
                false,
                aboutTheRange);
    }

    private void receive(RemoteFile file, URI mirror, InputStream body, FileChannel channel, Progress progress)
            throws IOException, Refused {
        byte[] buffer = new byte[1 << 16];
        try (StallGuard guard = new StallGuard(body, stall)) {
            int length;
            while ((length = read(body, buffer, mirror, channel, file)) >= 0) {
                guard.heard();
                if (channel.position() + length > file.bytes()) {
                    channel.truncate(0);
                    throw new Refused(mirror + ": expected " + file.bytes() + " bytes, found more", false, true);
                }
                for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, length); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                progress.at(file.name(), channel.position(), file.bytes());
            }
        }
        if (channel.position() < file.bytes()) {
            throw cut(mirror, channel, file, null);
        }
    }

    private static int read(InputStream body, byte[] buffer, URI mirror, FileChannel channel, RemoteFile file)
            throws IOException, Refused {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw cut(mirror, channel, file, e);
        }
    }

    private static Refused cut(URI mirror, FileChannel channel, RemoteFile file, @Nullable IOException cause)
            throws IOException {
        String how = cause == null ? "" : " (" + DataException.reason(cause) + ")";
        return new Refused(
                mirror + ": expected " + file.bytes() + " bytes, found the connection cut after " + channel.position()
                        + how + "; what has arrived is kept",
                true,
                true);
    }

    /** Why an attempt failed, and whether another one at the same address may succeed. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        final transient DataException complaint;
        final boolean cut;
        final boolean worthAnotherTry;

        Refused(String complaint, boolean cut, boolean worthAnotherTry) {
            super(complaint);
            this.complaint = new DataException(complaint);
            this.cut = cut;
            this.worthAnotherTry = worthAnotherTry;
        }
    }
}
