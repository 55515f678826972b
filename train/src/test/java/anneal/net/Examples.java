package anneal.net;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/** Rows of bytes, normalised through a table while they are gathered, with answers of one kind or the other. */
final class Examples implements DataSet {
    private final byte[][] rows;
    private final int classes;
    private final float[] answers;
    private final float[] table = new float[256];

    private Examples(byte[][] rows, int classes, float[] answers) {
        this.rows = rows;
        this.classes = classes;
        this.answers = answers;
        for (int value = 0; value < table.length; value++) {
            table[value] = (value - 128) / 64f;
        }
    }

    static Examples classes(int size, int features, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] answers = new float[size];
        for (int i = 0; i < size; i++) {
            answers[i] = random.nextInt(classes);
        }
        return new Examples(rows(size, features, random), classes, answers);
    }

    static Examples numbers(int size, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] answers = new float[size];
        for (int i = 0; i < size; i++) {
            answers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return new Examples(rows(size, features, random), 0, answers);
    }

    private static byte[][] rows(int size, int features, SplittableRandom random) {
        byte[][] rows = new byte[size][features];
        for (byte[] row : rows) {
            random.nextBytes(row);
        }
        return rows;
    }

    /** All rows in one batch. */
    Batch batch() {
        return batch(rows.length);
    }

    /** The first rows. */
    Batch batch(int size) {
        return Loader.inOrder(this, size).epoch(0).get(0);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int features() {
        return rows[0].length;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int row) {
        if (classes == 0) {
            throw new UnsupportedOperationException("no classes");
        }
        return (int) answers[row];
    }

    @Override
    public float target(int row) {
        if (classes > 0) {
            throw new UnsupportedOperationException("no numbers");
        }
        return answers[row];
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        for (int i = from; i < to; i++) {
            into.put(at + i - from, table[rows[row][i] & 255]);
        }
    }
}
