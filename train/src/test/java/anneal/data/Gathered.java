package anneal.data;

import java.nio.FloatBuffer;

/** Rows as a learner sees them. */
final class Gathered {

    private Gathered() {}

    static float[] row(DataSet data, int row) {
        FloatBuffer buffer = FloatBuffer.allocate(data.features());
        data.gather(row, buffer, 0);
        return buffer.array();
    }

    /** A data set of one feature, its row number, and as many classes as rows. */
    static DataSet numbers(int size) {
        byte[] pixels = new byte[size];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            pixels[i] = (byte) i;
            labels[i] = i % 256;
        }
        return Images.of(new ImageSize(1, 1, 1), pixels, labels, 256);
    }
}
