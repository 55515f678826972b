package anneal.cli;

import anneal.dialect.Specs.Spec;
import anneal.question.Diff;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anneal diff}: where two schedules part, and by how much. */
@Command(
        name = "diff",
        description = {
            "Says where two schedules part and by how much. Exit code 1 if they do.",
            "Example: anneal diff 'cosine(0.1, 100)' 'linear(0.1, 100)'"
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FIRST", description = "a schedule as text")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "another one")
    private String second = "";

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "0",
            description = "differences up to this are none (default 0)")
    private double tolerance;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Spec> both = new ArrayList<>();
        for (String text : List.of(first, second)) {
            both.add(options.withSteps(options.steps(List.of(first, second)))
                    .readEither(text)
                    .get(0));
        }
        Diff diff = Diff.of(
                both.get(0).rate().schedule(),
                both.get(1).rate().schedule(),
                options.steps(List.of(first, second)),
                tolerance);
        PrintWriter out = spec.commandLine().getOut();
        out.println(diff);
        out.flush();
        return diff.agree() ? 0 : 1;
    }
}
