package anneal.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The built-in data set, for a machine with nothing on it: pictures of 3x32x32 in ten classes of shapes.
 *
 * <p>Each shape has its own position, scale, angle, colours, background, blobs in its way and noise. A picture follows
 * from the seed and its number alone, the same on every machine, so that a smaller set is the beginning of a larger
 * one. Picture {@code i} shows shape {@code i mod 10}. The test pictures are drawn apart from the training pictures.
 *
 * @param train training pictures, from 10 to 1,000,000
 * @param test test pictures, from 10 to 1,000,000
 * @param seed decides every picture
 */
public record Shapes(int train, int test, long seed) {

    /** The classes in the order of their numbers. */
    public static final List<String> CLASSES = Stream.of(Shape.values())
            .map(shape -> shape.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Grows when the pictures change, so that no cache of the old ones is taken for the new. */
    static final int VERSION = 1;

    private static final int MOST = 1_000_000;
    private static final int HEAP_SHARE = 4;
    private static final long TRAIN_STREAM = 0;
    private static final long TEST_STREAM = 1;

    public Shapes {
        inRange("train", train);
        inRange("test", test);
    }

    /** 10,000 training and 2,000 test pictures from seed 0. */
    public static Shapes standard() {
        return new Shapes(10_000, 2_000, 0);
    }

    /** The same with another number of training pictures. */
    public Shapes withTrain(int other) {
        return new Shapes(other, test, seed);
    }

    /** The pictures, drawn anew, normalised by the training pictures. */
    public Split generate() {
        return normalised(
                images(drawn(TRAIN_STREAM).make(0, train)),
                images(drawn(TEST_STREAM).make(0, test)));
    }

    /**
     * The pictures, read from a cache directory if they are there and unharmed, else drawn and put there for next time.
     * A directory that cannot be written to costs nothing but that. Pictures that would take more than a quarter of the
     * heap stay in their file, mapped into memory.
     */
    public Split load(Path cache) {
        return load(cache, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** The same; what takes more than {@code most} bytes stays in its file. */
    Split load(Path cache, long most) {
        ShapesCache shapes = new ShapesCache(cache.resolve("shapes"), most);
        Raster learnt = shapes.get(file("train", train), train, drawn(TRAIN_STREAM));
        Raster tested = shapes.get(file("test", test), test, drawn(TEST_STREAM));
        return normalised(images(learnt), images(tested));
    }

    private static Images images(Raster pixels) {
        byte[] labels = new byte[pixels.images()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % CLASSES.size());
        }
        return new Images(pixels, labels, CLASSES.size());
    }

    private ShapesCache.Maker drawn(long stream) {
        long part = SplitMix64.of(seed, stream).nextLong();
        Shape[] shapes = Shape.values();
        return (first, count) -> {
            Pixels pixels = new Pixels(Scene.SIZE, count);
            IntStream.range(0, count).parallel().forEach(i -> {
                Scene scene = new Scene(shapes[(first + i) % shapes.length], SplitMix64.of(part, first + i));
                scene.paint(pixels.chunk(i), pixels.offset(i));
            });
            return pixels;
        };
    }

    private static Split normalised(Images train, Images test) {
        Normalisation normalisation = Normalisation.of(train);
        return new Split(train.normalised(normalisation), test.normalised(normalisation));
    }

    private String file(String part, int count) {
        return "v" + VERSION + "-seed" + seed + "-" + part + count + ".bin";
    }

    private static void inRange(String name, int count) {
        if (count < CLASSES.size() || count > MOST) {
            throw new IllegalArgumentException(
                    name + " must be from " + CLASSES.size() + " to " + MOST + ", but was " + count);
        }
    }
}
