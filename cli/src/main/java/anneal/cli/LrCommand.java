package anneal.cli;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Numbers;
import anneal.notation.Plan;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal lr}: the numbers of schedules. */
@Command(
        name = "lr",
        description = {
            "Prints the rate of every update from 0 to N, a column for each schedule.",
            "Example: anneal lr 'linear(0, 0.1, 5) then cosine(0.1, 45)' --steps 50"
        },
        mixinStandardHelpOptions = true)
final class LrCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SCHEDULE", description = "schedules as text")
    private List<String> schedules = List.of();

    @Mixin
    private ClockOptions clock = new ClockOptions();

    @Option(names = "--every", paramLabel = "N", defaultValue = "1", description = "only every N-th update (default 1)")
    private long every;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (every < 1) {
            throw new Failures.UsageException("--every must be >= 1, but was " + every);
        }
        List<Plan> plans = schedules.stream().map(Plan::parse).toList();
        List<Controlled> columns = new ArrayList<>();
        long steps = clock.steps(plans);
        Clock known = clock.clock(steps);
        plans.forEach(plan -> columns.add(plan.resolve(known)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(columns, steps));
        } else {
            print(out, columns, steps);
        }
        out.flush();
        return 0;
    }

    private void print(PrintWriter out, List<Controlled> columns, long steps) {
        out.println("step\t" + String.join("\t", schedules));
        for (long step = 0; step <= steps; step += every) {
            StringBuilder line = new StringBuilder().append(step);
            for (Controlled column : columns) {
                line.append('\t').append(Numbers.text(column.at(step)));
            }
            out.println(line);
        }
    }

    private String json(List<Controlled> columns, long steps) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.beginObject().name("schedules").beginArray();
        for (String schedule : schedules) {
            writer.value(schedule);
        }
        writer.endArray().name("every").value(every).name("lr").beginArray();
        for (long step = 0; step <= steps; step += every) {
            writer.beginArray();
            for (Controlled column : columns) {
                writer.jsonValue(Numbers.text(column.at(step)));
            }
            writer.endArray();
        }
        writer.endArray().endObject();
        return text.toString();
    }
}
