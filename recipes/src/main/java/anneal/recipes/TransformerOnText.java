package anneal.recipes;

import anneal.data.Split;
import anneal.torch.TorchLearner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.TensorVector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recipes/transformer}: a Transformer on the characters of a text by Adam, with a warm-up and an inverse square root. */
@Command(
        name = "recipes/transformer",
        description = {
            "Trains a small Transformer to predict the next character of a text, as its authors did: Adam with betas 0.9 and 0.98 and"
                    + " eps 1e-9, norms after the sums, dropout 0.1, and a rate that rises in a line and falls with the inverse square root"
                    + " of the updates. The last tenth of the text is tested on.",
            "Examples:",
            "  recipes/transformer --data input.txt --out runs",
            "  recipes/transformer --data input.txt --out runs --seeds 3 'noam(64, 20%%)' 0.001"
        },
        mixinStandardHelpOptions = true)
final class TransformerOnText implements Callable<Integer> {
    static final int CONTEXT = 64;
    static final int WIDTH = 64;
    static final int HEADS = 4;
    static final int DEPTH = 3;
    static final int BATCH = 32;
    static final int EPOCHS = 2;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;
    private static final double EPS = 1e-9;

    @Mixin
    private TrialOptions trials = new TrialOptions();

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "a text in UTF-8")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "characters that are seen at once (default: ${DEFAULT-VALUE})")
    private int context = CONTEXT;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "of the model, a multiple of the heads (default: ${DEFAULT-VALUE})")
    private int width = WIDTH;

    @Option(names = "--heads", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int heads = HEADS;

    @Option(names = "--depth", paramLabel = "N", description = "blocks (default: ${DEFAULT-VALUE})")
    private int depth = DEPTH;

    @Option(names = "--batch", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int batch = BATCH;

    @Option(names = "--epochs", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int epochs = EPOCHS;

    public static void main(String[] arguments) {
        TrialOptions.main(new TransformerOnText(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        trials.load();
        Split split = Text.read(data, context);
        String name = String.format(
                Locale.ROOT,
                "Transformer of %d blocks of width %d and %d heads on %s, context %d, batch %d, %d epochs",
                depth,
                width,
                heads,
                data.getFileName(),
                context,
                batch,
                epochs);
        int vocabulary = split.train().classes();
        return trials.run(
                new Recipe(
                        name,
                        split,
                        batch,
                        epochs,
                        () -> learner(new Transformer(vocabulary, context, width, heads, depth))),
                "noam(" + width + ", 20%)");
    }

    /** A model under Adam, whose rate the learner sets before every update. */
    static TorchLearner learner(Transformer model) {
        return new TorchLearner(model, new NextCharacters(model), () -> adam(model.parameters()));
    }

    static Adam adam(TensorVector parameters) {
        AdamOptions options = new AdamOptions(0);
        setBetas(options);
        options.eps().put(EPS);
        return new Adam(parameters, options);
    }

    /** The betas are a C++ tuple, which gcc lays out backwards; the defaults, 0.9 and 0.999, show whether it is so. */
    private static void setBetas(AdamOptions options) {
        DoublePointer betas = options.betas();
        boolean backwards = betas.get(0) > betas.get(1);
        betas.put(backwards ? 1 : 0, BETA1);
        betas.put(backwards ? 0 : 1, BETA2);
    }
}
