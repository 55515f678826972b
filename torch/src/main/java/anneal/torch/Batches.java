package anneal.torch;

import anneal.data.Batch;
import java.nio.FloatBuffer;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Mini-batches as tensors, for an {@link Objective}. */
public final class Batches {

    private Batches() {}

    /**
     * The rows, in float32.
     *
     * @param rowShape the shape of a row, such as 3, 32, 32; the rows come first
     */
    public static Tensor rows(Batch batch, long... rowShape) {
        int features = batch.data().features();
        FloatPointer numbers = new FloatPointer((long) batch.size() * features);
        FloatBuffer into = numbers.asBuffer();
        for (int i = 0; i < batch.size(); i++) {
            batch.gather(i, into, i * features);
        }
        return torch.from_blob(
                numbers,
                LongStream.concat(LongStream.of(batch.size()), LongStream.of(rowShape))
                        .toArray());
    }

    /** The rows' classes, in int64. */
    public static Tensor labels(Batch batch) {
        LongPointer labels = new LongPointer(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            labels.put(i, batch.label(i));
        }
        return torch.from_blob(labels, new long[] {batch.size()}, new TensorOptions(torch.ScalarType.Long));
    }

    /** The numbers that are to be predicted, a column in float32. */
    public static Tensor targets(Batch batch) {
        FloatPointer targets = new FloatPointer(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            targets.put(i, batch.target(i));
        }
        return torch.from_blob(targets, batch.size(), 1);
    }
}
