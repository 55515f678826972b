package anneal.recipes;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.torch.Rates;
import anneal.train.Learner;
import anneal.train.Score;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * A Transformer and its optimizer as a learner whose loss is that of every character of a row, not of the last alone. A score's
 * accuracy is the share of characters that were given the highest probability.
 */
final class TextLearner implements Learner {
    private static final int EVALUATED_AT_ONCE = 64;

    private final Transformer model;
    private final Optimizer optimizer;

    /** A learner that frees the optimizer; the model stays the caller's. */
    TextLearner(Transformer model, Optimizer optimizer) {
        this.model = model;
        this.optimizer = optimizer;
    }

    @Override
    public double update(Batch batch, double eta) {
        model.train(true);
        try (PointerScope scope = new PointerScope()) {
            optimizer.zero_grad();
            Tensor texts = texts(batch);
            Tensor loss = torch.cross_entropy_loss(answers(texts), wanted(texts));
            loss.backward();
            Rates.set(optimizer, eta);
            optimizer.step();
            return loss.item_double();
        }
    }

    @Override
    public Score evaluate(DataSet data) {
        model.train(false);
        double loss = 0;
        double hits = 0;
        for (Batch batch : Loader.inOrder(data, EVALUATED_AT_ONCE).epoch(0)) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor texts = texts(batch);
                Tensor answers = answers(texts);
                Tensor wanted = wanted(texts);
                double share = (double) batch.size() / data.size();
                loss += share * torch.cross_entropy_loss(answers, wanted).item_double();
                hits += share
                        * answers.argmax(new LongOptional(1), false)
                                .eq(wanted)
                                .toType(torch.ScalarType.Float)
                                .mean()
                                .item_double();
            }
        }
        return new Score(loss, hits);
    }

    /** For every place of every row an answer for each character. */
    private Tensor answers(Tensor texts) {
        return model.forward(texts.narrow(1, 0, texts.size(1) - 1)).flatten(0, 1);
    }

    /** For every place of every row the character after it. */
    private static Tensor wanted(Tensor texts) {
        return texts.narrow(1, 1, texts.size(1) - 1).flatten();
    }

    /** The rows, each with the character after it. */
    private static Tensor texts(Batch batch) {
        int context = batch.data().features();
        FloatBuffer row = FloatBuffer.allocate(context);
        LongPointer characters = new LongPointer((long) batch.size() * (context + 1));
        long at = 0;
        for (int i = 0; i < batch.size(); i++) {
            batch.gather(i, row, 0);
            for (int j = 0; j < context; j++) {
                characters.put(at++, (long) row.get(j));
            }
            characters.put(at++, batch.label(i));
        }
        return torch.from_blob(
                characters, new long[] {batch.size(), context + 1}, new TensorOptions(torch.ScalarType.Long));
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
