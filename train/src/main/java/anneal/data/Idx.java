package anneal.data;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the idx files of MNIST and Fashion-MNIST, plain or compressed by gzip.
 *
 * <p>Images: the number 2051, their count, height and width (four bytes each, the highest first), then the pixels.
 * Labels: the number 2049, their count, then a byte each.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database, file formats</a>
 */
public final class Idx {

    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;

    private Idx() {}

    /**
     * The four files of a folder under their usual names, such as {@code train-images-idx3-ubyte} with or without
     * {@code .gz}: ten classes, normalised by the training images.
     */
    public static Split read(Path folder) {
        Images train = images(find(folder, "train-images-idx3-ubyte"), find(folder, "train-labels-idx1-ubyte"), 10);
        Images test = images(find(folder, "t10k-images-idx3-ubyte"), find(folder, "t10k-labels-idx1-ubyte"), 10);
        Normalisation normalisation = Normalisation.of(train);
        return new Split(train.normalised(normalisation), test.normalised(normalisation));
    }

    /** The images of one file with the classes of another, their pixels scaled to [0, 1]. */
    public static Images images(Path images, Path labels, int classes) {
        if (classes < 1 || classes > 256) {
            throw new IllegalArgumentException("classes must be from 1 to 256, but was " + classes);
        }
        byte[] classOf = labels(labels, classes);
        return new Images(pixels(images, classOf.length), classOf, classes);
    }

    private static byte[] labels(Path file, int classes) {
        try (Bytes bytes = Bytes.open(file)) {
            magic(bytes, LABELS_MAGIC, "labels");
            int count = positive(bytes, "the number of labels");
            bytes.expect(count, "labels");
            byte[] labels = new byte[count];
            bytes.read(labels, 0, count, "labels");
            bytes.end();
            for (int i = 0; i < labels.length; i++) {
                bytes.label(labels[i], classes, 8L + i);
            }
            return labels;
        }
    }

    private static Pixels pixels(Path file, int labels) {
        try (Bytes bytes = Bytes.open(file)) {
            magic(bytes, IMAGES_MAGIC, "images");
            int count = positive(bytes, "the number of images");
            if (count != labels) {
                throw bytes.at(4, "expected " + labels + " images (the number of labels), found " + count);
            }
            ImageSize size = size(bytes);
            bytes.expect((long) count * size.bytes(), "pixels");
            Pixels pixels = new Pixels(size, count);
            for (int i = 0; i < count; i++) {
                bytes.read(pixels.chunk(i), pixels.offset(i), size.bytes(), "the pixels of an image");
            }
            bytes.end();
            return pixels;
        }
    }

    private static ImageSize size(Bytes bytes) {
        int height = positive(bytes, "the height of an image");
        int width = positive(bytes, "the width of an image");
        if ((long) height * width > 1 << 24) {
            throw bytes.at(8, "expected images of at most " + (1 << 24) + " pixels, found " + height + "x" + width);
        }
        return new ImageSize(1, height, width);
    }

    private static void magic(Bytes bytes, int expected, String what) {
        int found = bytes.readInt("the magic number of idx " + what);
        if (found != expected) {
            throw bytes.at(0, "expected the magic number " + expected + " of idx " + what + ", found " + found);
        }
    }

    private static int positive(Bytes bytes, String what) {
        int found = bytes.readInt(what);
        if (found < 1) {
            throw bytes.at(bytes.offset() - 4, "expected " + what + ", from 1 on, found " + (found & 0xFFFFFFFFL));
        }
        return found;
    }

    private static Path find(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path zipped = folder.resolve(name + ".gz");
        if (!Files.exists(plain) && !Files.exists(zipped)) {
            throw new DataException(plain + ": expected this file or its .gz, found neither");
        }
        return Files.exists(plain) ? plain : zipped;
    }
}
