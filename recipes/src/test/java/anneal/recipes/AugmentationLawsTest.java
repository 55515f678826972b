package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.torch.Libtorch;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** A picture of numbered pixels shows where each of them has gone. */
class AugmentationLawsTest {
    private static final int SIDE = 32;
    private static final int ROWS = 200;

    static {
        Libtorch.load(1);
    }

    @Test
    void everyPictureIsShiftedAndPerhapsMirrored() {
        torch.manual_seed(0);
        float[] numbered = new float[ROWS * SIDE * SIDE];
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = 1 + i % (SIDE * SIDE);
        }
        float[] changed = new float[numbered.length];
        try (Tensor pictures = Tensor.create(numbered, ROWS, 1, SIDE, SIDE);
                Tensor augmented = Augmentation.apply(pictures).contiguous()) {
            new FloatPointer(augmented.data_ptr()).get(changed);
        }
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < ROWS; row++) {
            seen.add(change(changed, row * SIDE * SIDE));
        }
        // Of 162 possible ones, 200 pictures should show some 115.
        assertThat(seen).hasSizeBetween(80, 150).doesNotContain("none");
    }

    /** The one shift, and mirror, that makes the numbered picture this one. */
    private static String change(float[] numbers, int at) {
        for (boolean mirrored : new boolean[] {false, true}) {
            for (int down = -4; down <= 4; down++) {
                for (int right = -4; right <= 4; right++) {
                    if (isChanged(numbers, at, mirrored, down, right)) {
                        return mirrored + " " + down + " " + right;
                    }
                }
            }
        }
        return "none";
    }

    private static boolean isChanged(float[] numbers, int at, boolean mirrored, int down, int right) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int fromY = y + down;
                int fromX = (mirrored ? SIDE - 1 - x : x) + right;
                boolean inside = fromY >= 0 && fromY < SIDE && fromX >= 0 && fromX < SIDE;
                if (numbers[at + y * SIDE + x] != (inside ? 1 + fromY * SIDE + fromX : 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
