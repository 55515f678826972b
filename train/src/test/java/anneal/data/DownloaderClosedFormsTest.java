package anneal.data;

import static anneal.data.FileServer.Way.CHANGED;
import static anneal.data.FileServer.Way.CUT;
import static anneal.data.FileServer.Way.NOT_FOUND;
import static anneal.data.FileServer.Way.OTHER_LENGTH;
import static anneal.data.FileServer.Way.PAST_THE_END;
import static anneal.data.FileServer.Way.RANGE;
import static anneal.data.FileServer.Way.SILENT;
import static anneal.data.FileServer.Way.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderClosedFormsTest {

    @TempDir
    Path folder;

    private final byte[] bytes = new byte[300_000];
    private final Downloader downloader = new Downloader(Duration.ofSeconds(10));

    DownloaderClosedFormsTest() {
        new Random(1).nextBytes(bytes);
    }

    private RemoteFile file(URI... mirrors) {
        return new RemoteFile("file", List.of(mirrors), bytes.length, FileServer.sha256(bytes));
    }

    private Path fetch(URI... mirrors) {
        return downloader.fetch(file(mirrors), folder, Downloader.Progress.SILENT);
    }

    private void fetchedAndTidy(Path fetched) throws IOException {
        assertThat(fetched).isEqualTo(folder.resolve("file")).hasBinaryContent(bytes);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(fetched);
        }
    }

    @Test
    void aWholeFileWithProgress() throws IOException {
        List<Long> heard = new ArrayList<>();
        try (FileServer server = new FileServer(bytes, WHOLE)) {
            fetchedAndTidy(downloader.fetch(file(server.uri()), folder, (name, done, total) -> {
                assertThat(name).isEqualTo("file");
                assertThat(total).isEqualTo(bytes.length);
                heard.add(done);
            }));
            assertThat(server.requests).containsExactly("-");
        }
        assertThat(heard).isSorted().endsWith((long) bytes.length);
    }

    @Test
    void aCutConnectionIsResumed() throws IOException {
        try (FileServer server = new FileServer(bytes, CUT, RANGE)) {
            fetchedAndTidy(fetch(server.uri()));
            assertThat(server.requests).hasSize(2);
            assertThat(server.requests.get(1)).matches("bytes=[1-9][0-9]*-");
        }
    }

    @Test
    void anEarlierRunsPartIsResumed() throws IOException {
        Files.write(FileServer.part(folder), Arrays.copyOf(bytes, 123_456));
        try (FileServer server = new FileServer(bytes, RANGE)) {
            fetchedAndTidy(fetch(server.uri()));
            assertThat(server.requests).containsExactly("bytes=123456-");
        }
    }

    @Test
    void aCompletePartNeedsNoServer() throws IOException {
        Files.write(FileServer.part(folder), bytes);
        fetchedAndTidy(fetch(closedPort()));
    }

    @Test
    void aServerThatIgnoresTheRangeSendsAllOfIt() throws IOException {
        Files.write(FileServer.part(folder), Arrays.copyOf(bytes, 1000));
        try (FileServer server = new FileServer(bytes, WHOLE)) {
            fetchedAndTidy(fetch(server.uri()));
        }
    }

    @Test
    void aFreshStartForgetsTheLongerPart() throws IOException {
        Files.write(FileServer.part(folder), new byte[200_000]);
        try (FileServer server = new FileServer(bytes, CUT, RANGE)) {
            fetchedAndTidy(fetch(server.uri()));
            assertThat(server.requests).hasSize(2).startsWith("bytes=200000-").doesNotHaveDuplicates();
        }
    }

    @Test
    void aPartOfAnotherFileIsStartedAfresh() throws IOException {
        Files.write(FileServer.part(folder), new byte[1000]);
        try (FileServer server = new FileServer(bytes, RANGE)) {
            fetchedAndTidy(fetch(server.uri()));
            assertThat(server.requests).containsExactly("bytes=1000-", "-");
        }
    }

    @Test
    void aRangeThatDoesNotFitIsStartedAfresh() throws IOException {
        for (FileServer.Way way : List.of(CHANGED, PAST_THE_END)) {
            Files.write(FileServer.part(folder), Arrays.copyOf(bytes, 1000));
            try (FileServer server = new FileServer(bytes, way, RANGE)) {
                fetchedAndTidy(fetch(server.uri()));
                assertThat(server.requests).containsExactly("bytes=1000-", "-");
            }
            Files.delete(folder.resolve("file"));
        }
    }

    @Test
    void aWrongSumIsRefusedAndNothingKept() throws IOException {
        byte[] other = bytes.clone();
        other[7]++;
        try (FileServer server = new FileServer(other, WHOLE)) {
            assertThatThrownBy(() -> fetch(server.uri()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(server.uri() + ": expected SHA-256 " + FileServer.sha256(bytes) + ", found "
                            + FileServer.sha256(other));
            assertThat(server.requests).hasSize(1);
        }
        assertThat(folder.resolve("file")).doesNotExist();
        assertThat(FileServer.part(folder)).isEmptyFile();
    }

    @Test
    void theNextMirrorIsTried() throws IOException {
        try (FileServer bad = new FileServer(bytes, NOT_FOUND);
                FileServer good = new FileServer(bytes, WHOLE)) {
            fetchedAndTidy(fetch(bad.uri(), closedPort(), good.uri()));
            assertThat(bad.requests).hasSize(1);
        }
    }

    @Test
    void whatIsMissingOrOfAnotherLengthIsSaid() throws IOException {
        try (FileServer server = new FileServer(bytes, NOT_FOUND, OTHER_LENGTH)) {
            assertThatThrownBy(() -> fetch(server.uri()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(server.uri() + ": expected HTTP status 200, found 404");
            assertThatThrownBy(() -> fetch(server.uri()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(server.uri() + ": expected 300000 bytes, found 300001");
        }
    }

    @Test
    void anUnreachableHostIsSaid() throws IOException {
        URI nowhere = closedPort();
        assertThatThrownBy(() -> fetch(nowhere))
                .isInstanceOf(DataException.class)
                .hasMessage(nowhere + ": expected an answer, found ConnectException");
    }

    @Test
    void aSilentServerIsGivenUp() throws IOException {
        Downloader impatient = new Downloader(Duration.ofMillis(300));
        try (FileServer server = new FileServer(bytes, SILENT)) {
            assertThatThrownBy(() -> impatient.fetch(file(server.uri()), folder, Downloader.Progress.SILENT))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(server.uri() + ": expected ");
        }
        assertThat(folder.resolve("file")).doesNotExist();
    }

    @Test
    void aFileThatIsThereIsVerifiedAndNeverOverwritten() throws IOException {
        Path there = Files.write(folder.resolve("file"), bytes);
        assertThat(fetch(closedPort())).isEqualTo(there);
        Files.write(there, new byte[] {1});
        try (FileServer server = new FileServer(bytes, WHOLE)) {
            assertThatThrownBy(() -> fetch(server.uri()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(there + ": expected SHA-256 " + FileServer.sha256(bytes) + ", found "
                            + FileServer.sha256(new byte[] {1}) + "; move the file away to download it again");
            assertThat(server.requests).isEmpty();
        }
        assertThat(there).hasBinaryContent(new byte[] {1});
    }

    @Test
    void twoDownloadsOfOneFileDoNotMix() throws IOException {
        try (FileChannel other =
                        FileChannel.open(FileServer.part(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock();
                FileServer server = new FileServer(bytes, WHOLE)) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> fetch(server.uri()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            FileServer.part(folder) + ": expected to be alone, found another download of it under way");
        }
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://localhost:" + socket.getLocalPort() + "/file");
        }
    }
}
