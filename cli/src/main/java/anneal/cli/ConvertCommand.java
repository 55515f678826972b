package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.dialect.Specs.Spec;
import anneal.export.Target;
import anneal.notation.Nearest;
import anneal.notation.Plan;
import anneal.notation.PlanJson;
import anneal.question.Translation;
import anneal.schedule.Foreign;
import anneal.schedule.Schedule;
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
                Schedule schedule = named.rate().schedule();
                Plan plan = Plan.of(schedule);
                if (ours) {
                    out.println(to.equals(TEXT) ? plan : PlanJson.write(plan));
                } else if (schedule instanceof Foreign) {
                    out.println(target().write(ofOurs(schedule)));
                } else {
                    out.println(target().write(named.rate()));
                }
            }
        }
        out.flush();
        return 0;
    }

    /** The schedule of ours that makes the rates of another library's, told of on the error stream. */
    private Schedule ofOurs(Schedule foreign) {
        Translation translation = Translation.of(foreign, text, options.steps(List.of(text)));
        spec.commandLine().getErr().println(translation.note());
        return translation.schedule();
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
