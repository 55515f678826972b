package anneal.benchmarks.tune;

import anneal.data.Batch;
import anneal.data.DataSet;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * The square pictures of a mini-batch, each shifted by up to four pixels both ways, zeros coming in at the edges, and mirrored
 * in half of the cases.
 */
final class ShiftedBatch implements DataSet {
    private static final int FARTHEST = 4;
    private static final int COLOURS = 3;

    private final Batch batch;
    private final int side;
    private final float[] pixels;

    private ShiftedBatch(Batch batch, SplittableRandom random) {
        this.batch = batch;
        side = side(features());
        pixels = new float[size() * features()];
        float[] picture = new float[features()];
        for (int row = 0; row < size(); row++) {
            batch.gather(row, FloatBuffer.wrap(picture), 0);
            shift(picture, row * features(), offset(random), offset(random), random.nextBoolean());
        }
    }

    private static int offset(SplittableRandom random) {
        return random.nextInt(-FARTHEST, FARTHEST + 1);
    }

    /** The pictures of a batch, shifted as follows from a seed and the batch's rows. */
    static ShiftedBatch of(Batch batch, long seed) {
        long mixed = seed;
        for (int i = 0; i < batch.size(); i++) {
            mixed = 31 * mixed + batch.row(i);
        }
        return new ShiftedBatch(batch, new SplittableRandom(mixed));
    }

    private void shift(float[] picture, int at, int down, int right, boolean mirrored) {
        for (int line = 0; line < picture.length / side; line++) {
            int y = line % side + down;
            for (int x = 0; x < side; x++) {
                int from = (mirrored ? side - 1 - x : x) + right;
                if (y >= 0 && y < side && from >= 0 && from < side) {
                    pixels[at + line * side + x] = picture[(line + down) * side + from];
                }
            }
        }
    }

    /** Pixels along an edge of a picture in grey or of three colours. */
    private static int side(int features) {
        for (int colours : new int[] {1, COLOURS}) {
            int side = (int) Math.sqrt((double) features / colours);
            if (colours * side * side == features) {
                return side;
            }
        }
        throw new IllegalArgumentException("rows must be square pictures, but have " + features + " numbers");
    }

    @Override
    public int size() {
        return batch.size();
    }

    @Override
    public int features() {
        return batch.data().features();
    }

    @Override
    public int classes() {
        return batch.data().classes();
    }

    @Override
    public int label(int row) {
        return batch.label(row);
    }

    @Override
    public float target(int row) {
        return batch.target(row);
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        into.put(at, pixels, row * features() + from, to - from);
    }
}
