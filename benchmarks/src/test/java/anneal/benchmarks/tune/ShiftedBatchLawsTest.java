package anneal.benchmarks.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.lab.RunFile;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class ShiftedBatchLawsTest {
    private static final int SIDE = 32;
    private static final int ROWS = 16;

    private static Batch batch() {
        DataSet train = RunFile.parse("images = 100", "test").load().train();
        return Loader.shuffled(train, ROWS, 1).epoch(0).get(0);
    }

    private static float[] picture(DataSet data, int row) {
        float[] picture = new float[data.features()];
        data.gather(row, FloatBuffer.wrap(picture), 0);
        return picture;
    }

    @Test
    void everyPictureIsTheOldOneShiftedByAtMostFourPixelsAndMirroredInSomeCases() {
        Batch batch = batch();
        DataSet shifted = ShiftedBatch.of(batch, 1);
        boolean[] mirrored = new boolean[2];
        for (int row = 0; row < ROWS; row++) {
            float[] before = new float[shifted.features()];
            batch.gather(row, FloatBuffer.wrap(before), 0);
            mirrored[explained(before, picture(shifted, row))] = true;
            assertThat(shifted.label(row)).isEqualTo(batch.label(row));
        }
        assertThat(mirrored).containsExactly(true, true);
    }

    /** 0 where a shift alone makes a picture of another, 1 where it takes a mirror, too. */
    private static int explained(float[] before, float[] after) {
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            for (int down = -4; down <= 4; down++) {
                for (int right = -4; right <= 4; right++) {
                    if (isShifted(before, after, down, right, mirrored == 1)) {
                        return mirrored;
                    }
                }
            }
        }
        throw new AssertionError("no shift explains the picture");
    }

    private static boolean isShifted(float[] before, float[] after, int down, int right, boolean mirrored) {
        for (int i = 0; i < after.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE % SIDE + down;
            int from = (mirrored ? SIDE - 1 - x : x) + right;
            boolean inside = y >= 0 && y < SIDE && from >= 0 && from < SIDE;
            if (after[i] != (inside ? before[i + down * SIDE + from - x] : 0)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theShiftsFollowFromTheSeedAndTheRows() {
        float[] first = picture(ShiftedBatch.of(batch(), 1), 0);
        assertThat(picture(ShiftedBatch.of(batch(), 1), 0)).isEqualTo(first);
        assertThat(picture(ShiftedBatch.of(batch(), 2), 0)).isNotEqualTo(first);
    }

    @Test
    void rowsThatAreNoPicturesAreRefused() {
        DataSet points = new Points();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ShiftedBatch.of(Loader.inOrder(points, 1).epoch(0).get(0), 1))
                .withMessage("rows must be square pictures, but have 2 numbers");
    }

    /** One row of two numbers. */
    private record Points() implements DataSet {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public int features() {
            return 2;
        }

        @Override
        public int classes() {
            return 2;
        }

        @Override
        public int label(int row) {
            return 0;
        }

        @Override
        public float target(int row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void gather(int row, int from, int to, FloatBuffer into, int at) {
            into.put(at, new float[to - from]);
        }
    }
}
