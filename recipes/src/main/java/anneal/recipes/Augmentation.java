package anneal.recipes;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Each picture shifted by up to four pixels both ways, zeros coming in at the edges, and mirrored in half of the cases: the random
 * crop with padding and the horizontal flip of CIFAR-10's recipes. Drawn from libtorch's random numbers.
 */
final class Augmentation {
    private static final int PADDING = 4;

    private Augmentation() {}

    /** Other pictures of the same shape: rows, channels, height, width. */
    static Tensor apply(Tensor pictures) {
        long rows = pictures.size(0);
        long channels = pictures.size(1);
        long height = pictures.size(2);
        long width = pictures.size(3);
        Tensor y = torch.arange(new Scalar(height)).add(shift(rows));
        Tensor x = mirrored(width, rows).add(shift(rows));
        return torch.pad(pictures, PADDING, PADDING, PADDING, PADDING)
                .gather(2, y.view(rows, 1, height, 1).expand(rows, channels, height, width + 2 * PADDING))
                .gather(3, x.view(rows, 1, 1, width).expand(rows, channels, height, width));
    }

    private static Tensor shift(long rows) {
        return below(2 * PADDING + 1, rows);
    }

    /** For each row the columns from left to right, or from right to left. */
    private static Tensor mirrored(long width, long rows) {
        Tensor columns = torch.arange(new Scalar(width));
        Tensor mirrored = below(2, rows);
        Tensor back = columns.neg().add(new Scalar(width - 1));
        return columns.add(mirrored.mul(back.sub(columns)));
    }

    private static Tensor below(long end, long rows) {
        return torch.randint(end, new long[] {rows, 1}, new TensorOptions(torch.ScalarType.Long));
    }
}
