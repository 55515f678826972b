package anneal.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads CIFAR-10 in its binary form: records of one label byte and 3072 pixel bytes, 1024 of each channel.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky, 2009: the CIFAR-10 data set</a>
 */
public final class Cifar10 {

    /** The classes in the order of their numbers. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    static final List<String> TRAIN_FILES =
            List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin");
    static final String TEST_FILE = "test_batch.bin";

    private static final ImageSize SIZE = new ImageSize(3, 32, 32);
    private static final int RECORD = 1 + SIZE.bytes();

    private Cifar10() {}

    /**
     * The five training files and the test file of a folder, of any number of records, normalised by the training
     * images.
     */
    public static Split read(Path folder) {
        Images train = images(TRAIN_FILES.stream().map(folder::resolve).toList());
        Images test = images(List.of(folder.resolve(TEST_FILE)));
        Normalisation normalisation = Normalisation.of(train);
        return new Split(train.normalised(normalisation), test.normalised(normalisation));
    }

    /** The images of some files, one file after the other, their pixels scaled to [0, 1]. */
    public static Images images(List<Path> files) {
        long records = files.stream().mapToLong(Cifar10::records).sum();
        if (records > Integer.MAX_VALUE) {
            throw new DataException(files.get(0).getParent() + ": expected at most " + Integer.MAX_VALUE
                    + " records, found " + records);
        }
        Pixels pixels = new Pixels(SIZE, (int) records);
        byte[] labels = new byte[(int) records];
        int at = 0;
        for (Path file : files) {
            at = read(file, pixels, labels, at);
        }
        return new Images(pixels, labels, CLASSES.size());
    }

    private static int read(Path file, Pixels pixels, byte[] labels, int at) {
        int end = at + (int) records(file);
        try (Bytes bytes = Bytes.open(file)) {
            for (int i = at; i < end; i++) {
                labels[i] = bytes.readLabel(CLASSES.size());
                bytes.read(pixels.chunk(i), pixels.offset(i), SIZE.bytes(), "the pixels of a record");
            }
            bytes.end();
        }
        return end;
    }

    private static long records(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + ": expected a file, found none");
        }
        try {
            long length = Files.size(file);
            if (length == 0 || length % RECORD != 0) {
                throw new DataException(file + ", offset " + length / RECORD * RECORD + ": expected a record of "
                        + RECORD + " bytes, found the end of the file after " + length % RECORD);
            }
            return length / RECORD;
        } catch (IOException e) {
            throw DataException.of(file.toString(), "cannot be read", e);
        }
    }
}
