package anneal.cli;

import anneal.data.Split;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.net.Network;
import anneal.train.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal eval}: the score of a saved model on the test part of a data set. */
@Command(
        name = "eval",
        description = {
            "Tests a saved model on the test part of a data set.",
            "Example: anneal eval anneal-run/model.safetensors"
        },
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "a model that anneal train has saved")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--json", description = "print JSON instead of text")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Run run = options.over(RunFile.STANDARD);
        try (Network network = Network.load(model)) {
            Split split = run.load();
            Score score = network.evaluate(split.test());
            PrintWriter out = spec.commandLine().getOut();
            boolean classes = !Double.isNaN(score.accuracy());
            String accuracy = classes ? String.format(Locale.ROOT, "%.4f", score.accuracy()) : "null";
            if (json) {
                out.printf(
                        Locale.ROOT,
                        "{\"rows\": %d, \"loss\": %s, \"accuracy\": %s}%n",
                        split.test().size(),
                        Double.isFinite(score.loss()) ? Double.toString(score.loss()) : "null",
                        classes ? Double.toString(score.accuracy()) : "null");
            } else {
                out.printf(
                        Locale.ROOT,
                        "%d test rows  loss %.4f%s%n",
                        split.test().size(),
                        score.loss(),
                        classes ? "  accuracy " + accuracy : "");
            }
            out.flush();
        }
        return 0;
    }
}
