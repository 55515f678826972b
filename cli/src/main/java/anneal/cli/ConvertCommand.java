package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.cli.SpecOptions.Spec;
import anneal.export.Target;
import anneal.notation.Nearest;
import anneal.notation.Plan;
import anneal.notation.PlanJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anneal convert}: a schedule as code for another library, or in our own text or JSON. */
@Command(
        name = "convert",
        description = {
            "Writes a schedule as code for another library, or as our own text or JSON.",
            "Examples:",
            "  anneal convert 'linear(0, 0.1, 500) then cosine(0.1, 9500)' --to pytorch",
            "  anneal convert --from pytorch --lr 0.1 'StepLR(optimizer, 30)' --to anneal"
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    private static final String TEXT = "anneal";
    private static final String JSON = "json";

    @Parameters(paramLabel = "SCHEDULE", description = "a schedule as text")
    private String text = "";

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(
            names = "--to",
            paramLabel = "NAME",
            required = true,
            description = "pytorch, keras, optax, djl, dl4j, java, anneal or json")
    private String to = "";

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean ours = to.equals(TEXT) || to.equals(JSON);
        if (ours && options.isOwn()) {
            Plan plan = options.plan(text);
            out.println(to.equals(TEXT) ? plan : PlanJson.write(plan));
        } else {
            for (Spec named : options.read(List.of(text))) {
                Plan plan = Plan.of(named.rate().schedule());
                out.println(ours ? to.equals(TEXT) ? plan : PlanJson.write(plan) : target().write(named.rate()));
            }
        }
        out.flush();
        return 0;
    }

    private Target target() {
        List<String> names = new ArrayList<>(List.of(TEXT, JSON));
        for (Target target : Target.values()) {
            String name = target.name().toLowerCase(Locale.ROOT);
            if (name.equals(to)) {
                return target;
            }
            names.add(name);
        }
        throw new UsageException(
                "--to must be one of " + String.join(", ", names) + ", but was " + to + Nearest.hint(to, names));
    }
}
