package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Validation;
import anneal.lab.Block;
import anneal.lab.DataSource;
import anneal.lab.Run;
import anneal.net.Activation;
import anneal.net.Blas;
import anneal.notation.Length;
import anneal.notation.Settings;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.train.Averaging;
import anneal.train.Evaluating;
import anneal.train.Monitor;
import anneal.train.Options;
import anneal.train.Precision;
import anneal.train.Stopping;
import anneal.train.Task;
import anneal.train.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that describe a run, but for its schedule and optimizer; what is not given stays as it was. */
final class RunOptions {
    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "built-in (default), cifar10, mnist, fashion-mnist, a folder with such files, or a .csv file")
    private @Nullable String data;

    @Option(names = "--images", paramLabel = "N", description = "training images of the built-in data (default 10000)")
    private @Nullable Integer images;

    @Option(names = "--label", paramLabel = "COLUMN", description = "the class column of a CSV file")
    private @Nullable String label;

    @Option(names = "--target", paramLabel = "COLUMN", description = "the number column of a CSV file to be predicted")
    private @Nullable String target;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            split = ",",
            description = "sizes of the hidden layers (default 100); 0 for none")
    private @Nullable List<Integer> hidden;

    @Option(names = "--activation", paramLabel = "NAME", description = "relu (default), tanh, sigmoid or gelu")
    private @Nullable String activation;

    @Option(names = "--batch", paramLabel = "N", description = "rows in a mini-batch (default 128, or the task's)")
    private @Nullable Integer batch;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "passes over the training set (default 10, or the task's)")
    private @Nullable Integer epochs;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            description = "mini-batches whose gradients make one update (default 1)")
    private @Nullable Integer accumulate;

    @Option(
            names = "--clip",
            paramLabel = "CLIP",
            description = "keep gradients small: norm(1), norm(1, inf) or value(0.5) (default none)")
    private @Nullable String clip;

    @Option(
            names = "--average",
            paramLabel = "AVERAGE",
            description = "keep an average of the weights, such as 'ema(0.999)' or 'swa(from=75%%)', and test it, too")
    private @Nullable String average;

    @Option(
            names = "--weights",
            paramLabel = "WHICH",
            description =
                    "the weights a run ends with: last (default), average, or best on validation (else test) rows")
    private @Nullable String weights;

    @Option(
            names = "--validation",
            paramLabel = "ROWS",
            description =
                    "set rows of the training set aside, such as 10%% or 5000, and score them after each epoch; the"
                            + " test set then waits for the end")
    private @Nullable String validation;

    @Option(
            names = "--evaluate",
            paramLabel = "LENGTH",
            description = "score every so many updates of an epoch, too, such as 100 or 0.5ep")
    private @Nullable String evaluate;

    @Option(
            names = "--monitor",
            paramLabel = "METRIC",
            description = "what feedback and --stop go by: 'train loss' (default) or 'validation loss'")
    private @Nullable String monitor;

    @Option(
            names = "--stop",
            paramLabel = "RULE",
            description = "end early, such as 'patience(5)': after 5 evaluations in a row without a better one")
    private @Nullable String stop;

    @Option(names = "--seed", paramLabel = "N", description = "decides first weights and order of batches (default 0)")
    private @Nullable Long seed;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "the numbers that are multiplied: float32 (default), or bf16 with --blas mkl")
    private @Nullable String precision;

    @Option(
            names = "--blas",
            paramLabel = "NAME",
            description =
                    "the library of products: openblas (default), mkl (Intel's, fetched when first asked for) or java")
    private @Nullable Blas blas;

    @Option(names = "--per-epoch", description = "read each schedule once an epoch and hold it in between")
    private boolean perEpoch;

    /** A run with these flags in place of its own parts. Also makes the process work with the library asked for. */
    Run over(Run run) {
        if (blas != null) {
            Blas.use(blas);
        }
        return new Run(
                task(run.task()),
                run.optimizer(),
                run.schedule(),
                batch != null ? batch : run.batch(),
                epochs != null ? epochs : run.epochs(),
                options(run.options()),
                validation != null ? Validation.parse(validation) : run.validation(),
                seed != null ? seed : run.seed());
    }

    /** A schedule, held within epochs where that was asked for. */
    Settings plan(Settings plan) {
        return perEpoch ? plan.perEpoch() : plan;
    }

    static Optimizer optimizer(String text) {
        return Optimizer.parse(text);
    }

    private Task task(Task task) {
        if (task instanceof Block block) {
            return new Block(data(block.data()), hidden(block.hidden()), activation(block.activation()));
        }
        refuse("--data", data, task);
        refuse("--images", images, task);
        refuse("--label", label, task);
        refuse("--target", target, task);
        refuse("--hidden", hidden, task);
        refuse("--activation", activation, task);
        return task;
    }

    private static void refuse(String flag, @Nullable Object given, Task task) {
        if (given != null) {
            throw new UsageException(flag + " is for the built-in network, but the task is " + task);
        }
    }

    private DataSource data(DataSource source) {
        if (data == null && images == null && label == null && target == null) {
            return source;
        }
        boolean same = data == null;
        return new DataSource(
                data == null ? source.name() : data,
                images != null ? images : same ? source.images() : DataSource.STANDARD_IMAGES,
                label != null ? label : same && target == null ? source.label() : null,
                target != null ? target : same && label == null ? source.target() : null);
    }

    private Options options(Options options) {
        return new Options(
                accumulate != null ? accumulate : options.accumulate(),
                clip != null ? Clip.parse(clip) : options.clip(),
                average != null ? Averaging.parse(average) : options.average(),
                weights != null ? Weights.parse(weights) : options.weights(),
                precision != null ? Precision.parse(precision) : options.precision(),
                evaluating(options.evaluating()));
    }

    private Evaluating evaluating(Evaluating evaluating) {
        return new Evaluating(
                evaluate != null ? Length.parse(evaluate) : evaluating.every(),
                monitor != null ? Monitor.parse(monitor) : evaluating.monitor(),
                stop != null ? Stopping.parse(stop) : evaluating.stop());
    }

    private List<Integer> hidden(List<Integer> sizes) {
        if (hidden == null) {
            return sizes;
        }
        return hidden.equals(List.of(0)) ? List.of() : hidden;
    }

    private Activation activation(Activation current) {
        return activation == null ? current : Activation.parse(activation);
    }
}
