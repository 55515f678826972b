package anneal.torch;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.train.Judged;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The usual objective: an answer to each row, by cross-entropy for classes and by the mean squared error for numbers to predict. */
final class Answers implements Objective {
    private final UnaryOperator<Tensor> forward;
    private final long[] rowShape;

    /** Those that a module gives to rows of a shape. */
    Answers(UnaryOperator<Tensor> forward, long... rowShape) {
        this.forward = forward;
        this.rowShape = rowShape.clone();
    }

    @Override
    public Tensor loss(Batch batch) {
        return loss(answers(batch), batch);
    }

    @Override
    public Judged judge(Batch batch) {
        Tensor answers = answers(batch);
        return new Judged(loss(answers, batch).item_double(), batch.data().classes() == 0 ? 0 : hits(answers, batch));
    }

    private static long hits(Tensor answers, Batch batch) {
        return answers.argmax(new LongOptional(1), false)
                .eq(Batches.labels(batch))
                .sum()
                .item_long();
    }

    private static Tensor loss(Tensor answers, Batch batch) {
        return batch.data().classes() == 0
                ? torch.mse_loss(answers, Batches.targets(batch))
                : torch.cross_entropy_loss(answers, Batches.labels(batch));
    }

    private Tensor answers(Batch batch) {
        return forward.apply(Batches.rows(batch, rowShape));
    }

    @Override
    public void check(DataSet data) {
        Judged.requireFeatures(data, rowShape);
        Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
        Judged.requireOutputs(data, answers(first).size(1));
    }
}
