package anneal.benchmarks;

import anneal.data.DataSet;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/** Random images of 3072 bytes in 10 classes, normalised through a table while they are gathered. */
final class ByteImages implements DataSet {
    static final int FEATURES = 3072;

    private final byte[][] images;
    private final byte[] labels;
    private final float[] table = new float[256];

    ByteImages(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        images = new byte[size][FEATURES];
        labels = new byte[size];
        for (int i = 0; i < size; i++) {
            random.nextBytes(images[i]);
            labels[i] = (byte) random.nextInt(10);
        }
        for (int value = 0; value < table.length; value++) {
            table[value] = (value / 255f - 0.5f) / 0.25f;
        }
    }

    @Override
    public int size() {
        return images.length;
    }

    @Override
    public int features() {
        return FEATURES;
    }

    @Override
    public int classes() {
        return 10;
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public float target(int row) {
        throw new UnsupportedOperationException("images have classes");
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        byte[] image = images[row];
        for (int i = from; i < to; i++) {
            into.put(at + i - from, table[image[i] & 255]);
        }
    }
}
