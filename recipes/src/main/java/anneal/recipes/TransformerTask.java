package anneal.recipes;

import anneal.data.DataException;
import anneal.data.DataSet;
import anneal.data.Split;
import anneal.torch.Libtorch;
import anneal.train.Learner;
import anneal.train.Start;
import anneal.train.Task;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.global.torch;

/**
 * The recipe {@code recipes/transformer} for the commands: a small Transformer on the text {@code input.txt} of the folder that the
 * command is started in, by Adam with betas 0.9 and 0.98 and eps 1e-9.
 *
 * <pre>{@code
 * anneal find --task anneal.recipes.TransformerTask --classpath ...
 * }</pre>
 *
 * <p>It computes on one thread: on others, libtorch's last bits are others.
 */
public final class TransformerTask implements Task {
    private static final Path TEXT = Path.of("input.txt");

    /** Loads libtorch. */
    public TransformerTask() {
        Libtorch.load(1);
    }

    @Override
    public Split data(long seed) {
        try {
            return Text.read(TEXT, TransformerOnText.CONTEXT);
        } catch (IOException e) {
            throw new DataException(TEXT + " must be a text in UTF-8 in the folder that the command is started in", e);
        }
    }

    @Override
    public Learner start(DataSet train, Start start) {
        torch.manual_seed(start.seed());
        return TransformerOnText.learner(new Transformer(
                train.classes(),
                train.features(),
                TransformerOnText.WIDTH,
                TransformerOnText.HEADS,
                TransformerOnText.DEPTH));
    }

    @Override
    public int batch() {
        return TransformerOnText.BATCH;
    }

    @Override
    public int epochs() {
        return TransformerOnText.EPOCHS;
    }
}
