package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicDataClosedFormsTest {

    @TempDir
    Path cache;

    private final Downloader downloader = new Downloader();

    /** An entry of a tar archive, written here from the definition of the ustar format. */
    private static byte[] entry(String path, char type, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, path);
        put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o", sum));
        header[154] = 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return bytes.toByteArray();
    }

    private static void put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    private static byte[] archive(List<byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entries.forEach(bytes::writeBytes);
        bytes.writeBytes(new byte[1024]);
        return IdxClosedFormsTest.zipped(bytes.toByteArray());
    }

    private static List<byte[]> cifarEntries() {
        List<byte[]> entries = new java.util.ArrayList<>();
        entries.add(entry("cifar-10-batches-bin/", '5', new byte[0]));
        entries.add(entry("cifar-10-batches-bin/readme.html", '0', new byte[700]));
        for (int i = 5; i >= 1; i--) {
            entries.add(entry(
                    "cifar-10-batches-bin/data_batch_" + i + ".bin", '0', Cifar10ClosedFormsTest.record(i, i, 0, 0)));
        }
        entries.add(entry("../../test_batch.bin", '0', Cifar10ClosedFormsTest.record(9, 0, 0, 0)));
        return entries;
    }

    private Path fetchCifar(byte[] archive) throws IOException {
        try (FileServer server = new FileServer(archive, FileServer.Way.WHOLE)) {
            RemoteFile file = new RemoteFile(
                    "cifar.tar.gz",
                    List.of(URI.create(server.base() + "cifar.tar.gz")),
                    archive.length,
                    FileServer.sha256(archive));
            return PublicData.CIFAR10.fetch(cache, List.of(file), downloader, Downloader.Progress.SILENT);
        }
    }

    @Test
    void cifarIsUnpackedIntoOneFolderWhateverPathsTheArchiveNames() throws IOException {
        assertThat(PublicData.CIFAR10.isPresent(cache)).isFalse();
        Path folder = fetchCifar(archive(cifarEntries()));
        assertThat(folder).isEqualTo(cache.resolve("cifar10").resolve("cifar-10-batches-bin"));
        assertThat(PublicData.CIFAR10.isPresent(cache)).isTrue();
        Split split = PublicData.CIFAR10.read(folder);
        assertThat(split.train().size()).isEqualTo(5);
        assertThat(split.train().label(0)).isEqualTo(1);
        assertThat(split.test().label(0)).isEqualTo(9);
        try (var files = Files.walk(cache)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(6).allMatch(file -> folder.equals(file.getParent()));
        }
    }

    @Test
    void whatIsThereIsNotDownloadedAgain() throws IOException {
        fetchCifar(archive(cifarEntries()));
        RemoteFile unreachable =
                new RemoteFile("cifar.tar.gz", List.of(URI.create("http://localhost:1/")), 1, "0".repeat(64));
        Path folder = PublicData.CIFAR10.fetch(cache, List.of(unreachable), downloader, Downloader.Progress.SILENT);
        assertThat(PublicData.CIFAR10.read(folder).train().size()).isEqualTo(5);
    }

    @Test
    void archivesWithoutAFileOrWithADamagedHeaderAreRefused() throws IOException {
        List<byte[]> entries = cifarEntries();
        byte[] missing = archive(entries.subList(0, entries.size() - 1));
        assertThatThrownBy(() -> fetchCifar(missing))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(": expected the files [test_batch.bin], found the end of the archive");
        Files.delete(cache.resolve("cifar10").resolve("cifar.tar.gz"));
        entries.get(0)[3]++;
        byte[] damaged = archive(entries);
        assertThatThrownBy(() -> fetchCifar(damaged))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "(?s).*cifar.tar.gz, offset 0: expected a tar header with the checksum \\d+, found \\d+");
        assertThat(PublicData.CIFAR10.folder(cache)).doesNotExist();
        try (var files = Files.list(cache.resolve("cifar10"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aLinkInPlaceOfAFileIsNotFollowed() throws IOException {
        List<byte[]> entries = cifarEntries();
        entries.set(entries.size() - 1, entry("cifar-10-batches-bin/test_batch.bin", '2', new byte[0]));
        byte[] linked = archive(entries);
        assertThatThrownBy(() -> fetchCifar(linked))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("expected the files [test_batch.bin], found the end of the archive");
    }

    @Test
    void idxFilesStayAsTheyAre() throws IOException {
        byte[] bytes = IdxClosedFormsTest.zipped(IdxClosedFormsTest.labels(1, 1));
        try (FileServer server = new FileServer(bytes, FileServer.Way.WHOLE)) {
            List<RemoteFile> files = PublicData.MNIST.files().stream()
                    .map(file -> new RemoteFile(
                            file.name(),
                            List.of(URI.create(server.base() + file.name())),
                            bytes.length,
                            FileServer.sha256(bytes)))
                    .toList();
            Path folder = PublicData.MNIST.fetch(cache, files, downloader, Downloader.Progress.SILENT);
            assertThat(folder).isEqualTo(cache.resolve("mnist"));
            assertThat(PublicData.MNIST.isPresent(cache)).isTrue();
            assertThat(folder.resolve("t10k-labels-idx1-ubyte.gz")).hasBinaryContent(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAndAddresses(PublicData data) {
        assertThat(PublicData.named(data.id())).isEqualTo(data);
        assertThat(data.files())
                .allSatisfy(file -> assertThat(file.mirrors())
                        .allMatch(uri -> uri.toString().endsWith("/" + file.name())));
    }
}
