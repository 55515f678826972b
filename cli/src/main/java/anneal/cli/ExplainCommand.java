package anneal.cli;

import anneal.dialect.Specs;
import anneal.notation.Explanation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal explain}: why a rate is what it is. */
@Command(
        name = "explain",
        description = {
            "Says why a schedule's rate is what it is at an update: the phase, the formula with its numbers, the next change.",
            "Example: anneal explain 'linear(0, 0.1, 500) then cosine(0.1, 9500)' --at 3000"
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCHEDULE", description = "a schedule as text")
    private String text = "";

    @Option(
            names = "--at",
            paramLabel = "STEP",
            split = ",",
            required = true,
            description = "the update, counted from 0; several are separated by commas")
    private List<Long> steps = List.of();

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Specs.Spec named : options.read(List.of(text))) {
            steps.forEach(step -> out.println(Explanation.of(named.rate().schedule(), step)));
        }
        out.flush();
        return 0;
    }
}
