package anneal.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images with a class each, held (or mapped from a file) as the bytes they came as and normalised while a row is gathered.
 *
 * <p>The pixel {@code b} of channel {@code c} becomes {@code (b / 255 - mean[c]) / std[c]}, read from a table of the 256
 * values that it can have. Subsets and other normalisations of the same images share their bytes.
 */
public final class Images implements DataSet {

    private final Raster pixels;
    private final byte[] labels;
    private final int classes;
    private final int @Nullable [] rows;
    private final Normalisation normalisation;
    private final float[][] inputs;

    Images(Raster pixels, byte[] labels, int classes) {
        this(pixels, labels, classes, null, Normalisation.none(pixels.size().channels()));
    }

    private Images(Raster pixels, byte[] labels, int classes, int @Nullable [] rows, Normalisation normalisation) {
        this.pixels = pixels;
        this.labels = labels;
        this.classes = classes;
        this.rows = rows;
        this.normalisation = normalisation;
        this.inputs = inputs(normalisation);
    }

    /**
     * Images from bytes, one image after the other, with their classes; the pixels are scaled to [0, 1], no more.
     *
     * @param size of each image
     * @param pixels copied
     * @param labels from 0 to {@code classes - 1}, copied
     * @param classes from 1 to 256
     */
    public static Images of(ImageSize size, byte[] pixels, int[] labels, int classes) {
        if (classes < 1 || classes > 256) {
            throw new IllegalArgumentException("classes must be from 1 to 256, but was " + classes);
        }
        if (pixels.length != (long) labels.length * size.bytes()) {
            throw new IllegalArgumentException("pixels must hold " + (long) labels.length * size.bytes() + " bytes ("
                    + labels.length + " images of " + size + "), but held " + pixels.length);
        }
        byte[] narrow = new byte[labels.length];
        Pixels copied = new Pixels(size, labels.length);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "label must be from 0 to " + (classes - 1) + ", but was " + labels[i] + " at row " + i);
            }
            narrow[i] = (byte) labels[i];
            System.arraycopy(pixels, i * size.bytes(), copied.chunk(i), copied.offset(i), size.bytes());
        }
        return new Images(copied, narrow, classes);
    }

    @Override
    public int size() {
        return rows == null ? labels.length : rows.length;
    }

    /** The size of each image. */
    public ImageSize imageSize() {
        return pixels.size();
    }

    @Override
    public int features() {
        return pixels.size().bytes();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int row) {
        return labels[place(row)] & 0xFF;
    }

    @Override
    public float target(int row) {
        throw new UnsupportedOperationException("images have classes, not targets");
    }

    /** One byte of an image as it came, from 0 to 255. */
    public int pixel(int row, int feature) {
        int place = place(row);
        return pixels.chunk(place)[pixels.offset(place) + feature] & 0xFF;
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        int place = place(row);
        byte[] bytes = pixels.chunk(place);
        int image = pixels.offset(place);
        int length = pixels.size().pixels();
        for (int start = from; start < to; ) {
            int channel = start / length;
            int end = Math.min(to, (channel + 1) * length);
            look(inputs[channel], bytes, image + start, into, at + start - from, end - start);
            start = end;
        }
    }

    /** Looks up what {@code count} bytes stand for. */
    private static void look(float[] table, byte[] bytes, int from, FloatBuffer into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into.put(at + i, table[bytes[from + i] & 0xFF]);
        }
    }

    /** How the pixels become inputs. */
    public Normalisation normalisation() {
        return normalisation;
    }

    /** The same images, normalised by their own mean and deviation. */
    public Images normalised() {
        return normalised(statistics());
    }

    /** The same images under another normalisation, such as that of the training set. */
    public Images normalised(Normalisation other) {
        if (other.channels() != pixels.size().channels()) {
            throw new IllegalArgumentException(
                    "normalisation must have " + pixels.size().channels() + " channels, but had " + other.channels());
        }
        return new Images(pixels, labels, classes, rows, other);
    }

    @Override
    public Images select(int... chosen) {
        int[] places = Rows.checked(chosen, size());
        if (rows != null) {
            Arrays.setAll(places, i -> rows[places[i]]);
        }
        return new Images(pixels, labels, classes, places, normalisation);
    }

    @Override
    public Images take(int count) {
        return select(Rows.first(count, size()));
    }

    /** Exact but for the last rounding: from counts of the 256 values. */
    Normalisation statistics() {
        if (size() == 0) {
            throw new IllegalArgumentException("images must hold at least one row to be normalised");
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (long[] counts : histograms()) {
            double n = (double) size() * pixels.size().pixels();
            double mean = 0;
            for (int v = 0; v < 256; v++) {
                mean += counts[v] / n * v;
            }
            double variance = 0;
            for (int v = 0; v < 256; v++) {
                variance += counts[v] / n * (v - mean) * (v - mean);
            }
            means.add(mean / 255);
            deviations.add(variance > 1e-12 ? Math.sqrt(variance) / 255 : 1.0);
        }
        return new Normalisation(means, deviations);
    }

    private long[][] histograms() {
        int length = pixels.size().pixels();
        long[][] counts = new long[pixels.size().channels()][256];
        for (int row = 0; row < size(); row++) {
            int place = place(row);
            byte[] bytes = pixels.chunk(place);
            int from = pixels.offset(place);
            for (long[] channel : counts) {
                for (int i = 0; i < length; i++) {
                    channel[bytes[from + i] & 0xFF]++;
                }
                from += length;
            }
        }
        return counts;
    }

    private int place(int row) {
        return rows == null ? row : rows[row];
    }

    private static float[][] inputs(Normalisation normalisation) {
        float[][] inputs = new float[normalisation.channels()][256];
        for (int c = 0; c < inputs.length; c++) {
            for (int v = 0; v < 256; v++) {
                inputs[c][v] = normalisation.apply(c, v / 255.0);
            }
        }
        return inputs;
    }
}
