package anneal.recipes;

import anneal.data.Batch;
import anneal.torch.Batches;
import anneal.torch.Objective;
import anneal.train.Judged;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The Transformer's objective on a {@link Text}: the loss of every character of a row, not of the last alone. The accuracy of a score
 * is the share of characters that were given the highest probability.
 */
final class NextCharacters implements Objective {
    private final Transformer model;

    NextCharacters(Transformer model) {
        this.model = model;
    }

    @Override
    public Tensor loss(Batch batch) {
        return torch.cross_entropy_loss(answers(batch), wanted(batch));
    }

    @Override
    public Judged judge(Batch batch) {
        Tensor answers = answers(batch);
        Tensor wanted = wanted(batch);
        Tensor right = answers.argmax(new LongOptional(1), false).eq(wanted).toType(torch.ScalarType.Float);
        return new Judged(
                torch.cross_entropy_loss(answers, wanted).item_double(),
                right.mean().item_double() * batch.size());
    }

    /** For every place of every row an answer for each character. */
    private Tensor answers(Batch batch) {
        return model.forward(texts(batch)).flatten(0, 1);
    }

    /** For every place of every row the character after it. */
    private static Tensor wanted(Batch batch) {
        Tensor texts = texts(batch);
        Tensor last = Batches.labels(batch).unsqueeze(1);
        return torch.cat(new TensorVector(texts.narrow(1, 1, texts.size(1) - 1), last), 1)
                .flatten();
    }

    private static Tensor texts(Batch batch) {
        return Batches.rows(batch, batch.data().features()).toType(torch.ScalarType.Long);
    }
}
