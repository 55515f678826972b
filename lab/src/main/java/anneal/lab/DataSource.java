package anneal.lab;

import anneal.data.CacheDirectory;
import anneal.data.Cifar10;
import anneal.data.Csv;
import anneal.data.DataException;
import anneal.data.Idx;
import anneal.data.PublicData;
import anneal.data.Shapes;
import anneal.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's data comes from, by name.
 *
 * <p>{@code built-in} is drawn from a seed; {@code cifar10}, {@code mnist} and {@code fashion-mnist} are what
 * {@code anneal data get} has brought; anything else is a path: a folder with CIFAR-10's or MNIST's files, or a CSV file,
 * which needs a label or a target column.
 *
 * @param name the name or path
 * @param images training images of the built-in data
 * @param label the column of a CSV file that holds the class, or null
 * @param target the column of a CSV file that holds the number to predict, or null
 */
public record DataSource(
        String name,
        int images,
        @Nullable String label,
        @Nullable String target) {
    /** The name of the data that needs no file. */
    public static final String BUILT_IN = "built-in";

    /** Training images of the built-in data unless another number is asked for. */
    public static final int STANDARD_IMAGES = 10_000;

    private static final double TEST_SHARE = 0.2;

    public DataSource {
        if (label != null && target != null) {
            throw new IllegalArgumentException(
                    "label and target must not both be given, but were " + label + " and " + target);
        }
        boolean csv = isCsv(name);
        if (csv && label == null && target == null) {
            throw new IllegalArgumentException(name + " needs a label column (classes) or a target column (numbers)");
        }
        if (!csv && (label != null || target != null)) {
            throw new IllegalArgumentException("label and target are for CSV files, but data was " + name);
        }
        if (!name.equals(BUILT_IN) && images != STANDARD_IMAGES) {
            throw new IllegalArgumentException("images is for the built-in data, but data was " + name);
        }
    }

    /** Data without columns to choose. */
    public static DataSource of(String name) {
        return new DataSource(name, STANDARD_IMAGES, null, null);
    }

    /** Reads or draws the data, normalised by its training part. A CSV file is split by the seed, a fifth for testing. */
    public Split load(long seed) {
        if (name.equals(BUILT_IN)) {
            return Shapes.standard().withTrain(images).load(CacheDirectory.ofUser());
        }
        for (PublicData known : PublicData.values()) {
            if (known.id().equals(name)) {
                return fetched(known);
            }
        }
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new DataException(name + " is neither " + BUILT_IN + ", cifar10, mnist, fashion-mnist nor a file or"
                    + " folder that exists");
        }
        if (isCsv(name)) {
            Csv csv = label != null ? Csv.classification(label) : Csv.regression(String.valueOf(target));
            return csv.split(path, TEST_SHARE, seed);
        }
        return Files.exists(path.resolve("test_batch.bin")) ? Cifar10.read(path) : Idx.read(path);
    }

    private static Split fetched(PublicData known) {
        Path cache = CacheDirectory.ofUser();
        if (!known.isPresent(cache)) {
            throw new DataException(known.id() + " is not on this machine yet: get it with `anneal data get "
                    + known.id() + "`, or name the folder that holds it");
        }
        return known.read(known.folder(cache));
    }

    private static boolean isCsv(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** The name, with what was chosen of it. */
    @Override
    public String toString() {
        if (name.equals(BUILT_IN)) {
            return String.format(Locale.ROOT, "%s, %,d images", name, images);
        }
        return name;
    }
}
