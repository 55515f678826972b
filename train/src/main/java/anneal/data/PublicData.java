package anneal.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The data sets that can be downloaded by name, with the sums that their files must have.
 *
 * <p>Source of lengths and SHA-256 sums: TensorFlow Datasets, {@code tensorflow_datasets/url_checksums/cifar10.txt},
 * {@code mnist.txt} and {@code fashion_mnist.txt} (https://github.com/tensorflow/datasets, Apache-2.0). The official
 * pages publish MD5 sums only: c32a1d4ab5d03f1284b67883e8d87530 for {@code cifar-10-binary.tar.gz}. The four sums of
 * Fashion-MNIST were also found by hashing the official files.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum PublicData {

    /** 50,000 + 10,000 photographs of 3x32x32 in 10 classes (Krizhevsky, 2009). */
    CIFAR10(
            "cifar10",
            List.of("https://www.cs.toronto.edu/~kriz/"),
            List.of(new Pinned(
                    "cifar-10-binary.tar.gz",
                    170_052_171,
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"))),

    /** 60,000 + 10,000 handwritten digits of 28x28 (LeCun, Cortes, Burges, 1998). */
    MNIST(
            "mnist",
            List.of(
                    "https://storage.googleapis.com/cvdf-datasets/mnist/",
                    "https://ossci-datasets.s3.amazonaws.com/mnist/"),
            List.of(
                    new Pinned(
                            "train-images-idx3-ubyte.gz",
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    new Pinned(
                            "train-labels-idx1-ubyte.gz",
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new Pinned(
                            "t10k-images-idx3-ubyte.gz",
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new Pinned(
                            "t10k-labels-idx1-ubyte.gz",
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))),

    /** 60,000 + 10,000 pieces of clothing of 28x28 (Xiao, Rasul, Vollgraf, 2017). */
    FASHION_MNIST(
            "fashion-mnist",
            List.of(
                    "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
                    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            List.of(
                    new Pinned(
                            "train-images-idx3-ubyte.gz",
                            26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    new Pinned(
                            "train-labels-idx1-ubyte.gz",
                            29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    new Pinned(
                            "t10k-images-idx3-ubyte.gz",
                            4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    new Pinned(
                            "t10k-labels-idx1-ubyte.gz",
                            5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));

    /** The folder inside CIFAR-10's archive. */
    private static final String CIFAR10_FOLDER = "cifar-10-batches-bin";

    private final String id;
    private final List<String> bases;
    private final List<Pinned> pinned;

    PublicData(String id, List<String> bases, List<Pinned> pinned) {
        this.id = id;
        this.bases = bases;
        this.pinned = pinned;
    }

    /** The name on the command line: {@code cifar10}, {@code mnist}, {@code fashion-mnist}. */
    public String id() {
        return id;
    }

    /** The data set of that name. */
    public static PublicData named(String id) {
        for (PublicData data : values()) {
            if (data.id.equals(id.toLowerCase(Locale.ROOT))) {
                return data;
            }
        }
        throw new IllegalArgumentException("data set must be one of "
                + Stream.of(values()).map(PublicData::id).toList() + ", but was " + id);
    }

    /** The files to download. */
    public List<RemoteFile> files() {
        return files(bases);
    }

    /** Where this data set lies under a cache directory once it has been fetched. */
    public Path folder(Path cache) {
        return this == CIFAR10 ? cache.resolve(id).resolve(CIFAR10_FOLDER) : cache.resolve(id);
    }

    /** Whether all its files lie under a cache directory. */
    public boolean isPresent(Path cache) {
        Path folder = folder(cache);
        List<String> names = this == CIFAR10
                ? List.copyOf(cifar10Files())
                : pinned.stream().map(Pinned::name).toList();
        return names.stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /**
     * Downloads what is missing under a cache directory, verifies and unpacks it.
     *
     * @return the folder to {@link #read}
     */
    public Path fetch(Path cache, Downloader downloader, Downloader.Progress progress) {
        return fetch(cache, files(), downloader, progress);
    }

    /** Reads the data set from a folder, ready to learn from. */
    public Split read(Path folder) {
        return this == CIFAR10 ? Cifar10.read(folder) : Idx.read(folder);
    }

    Path fetch(Path cache, List<RemoteFile> files, Downloader downloader, Downloader.Progress progress) {
        Path folder = folder(cache);
        if (this == CIFAR10 && isPresent(cache)) {
            return folder;
        }
        for (RemoteFile file : files) {
            Path fetched = downloader.fetch(file, cache.resolve(id), progress);
            if (this == CIFAR10) {
                unpack(fetched, folder);
            }
        }
        return folder;
    }

    List<RemoteFile> files(List<String> from) {
        List<RemoteFile> files = new ArrayList<>();
        for (Pinned file : pinned) {
            List<URI> mirrors =
                    from.stream().map(base -> URI.create(base + file.name())).toList();
            files.add(new RemoteFile(file.name(), mirrors, file.bytes(), file.sha256()));
        }
        return files;
    }

    /** Unpacks beside the folder and gives it its name at the end; the archive has then done its work and goes. */
    private static void unpack(Path archive, Path folder) {
        try {
            Path unfinished = Files.createTempDirectory(folder.getParent(), "unpacking-");
            try {
                Tar.extract(archive, cifar10Files(), unfinished);
                moveUnlessThere(unfinished, folder);
            } finally {
                delete(unfinished);
            }
            Files.delete(archive);
        } catch (IOException e) {
            throw DataException.of(archive.toString(), "cannot be unpacked", e);
        }
    }

    private static void moveUnlessThere(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new DataException(
                    folder + ": expected no such folder, found an incomplete one; move it away to unpack again", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Set<String> cifar10Files() {
        Set<String> names = new TreeSet<>(Cifar10.TRAIN_FILES);
        names.add(Cifar10.TEST_FILE);
        return names;
    }

    private record Pinned(String name, long bytes, String sha256) {}
}
