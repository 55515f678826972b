package anneal.cli;

import anneal.dialect.Specs.Spec;
import anneal.notation.Numbers;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anneal lr}: the numbers of schedules. */
@Command(
        name = "lr",
        description = {
            "Prints the rate of every update from 0 to N, a column for each schedule.",
            "Examples:",
            "  anneal lr 'linear(0, 0.1, 5) then cosine(0.1, 45)' --steps 50",
            "  anneal lr --dialect pytorch --lr 0.1 'CosineAnnealingLR(optimizer, T_max=50)' --steps 50",
            "  anneal lr - < requests.jsonl",
            "With - it answers JSON Lines, a request a line: {\"spec\": \"cosine(0.1, 50)\", \"steps\": 50}; further keys are"
                    + " dialect, lr, momentum, metrics, let, updates_per_epoch."
        },
        mixinStandardHelpOptions = true)
final class LrCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SCHEDULE", description = "schedules as text, or - to answer requests")
    private List<String> schedules = List.of();

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(names = "--every", paramLabel = "N", defaultValue = "1", description = "only every N-th update (default 1)")
    private long every;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (every < 1) {
            throw new Failures.UsageException("--every must be >= 1, but was " + every);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (schedules.equals(List.of("-"))) {
            stream(out);
            return 0;
        }
        List<Spec> columns = options.read(schedules);
        long steps = options.steps(schedules);
        if (json) {
            out.println(json(columns, steps));
        } else {
            print(out, columns, steps);
        }
        out.flush();
        return 0;
    }

    private void stream(PrintWriter out) throws IOException {
        RateStream rates = new RateStream(options.updatesPerEpoch());
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            if (!line.isBlank()) {
                out.println(rates.answer(line));
            }
            if (!requests.ready()) {
                out.flush();
            }
        }
        out.flush();
    }

    private void print(PrintWriter out, List<Spec> columns, long steps) {
        out.println("step\t" + columns.stream().map(Spec::label).collect(Collectors.joining("\t")));
        for (long step = 0; step <= steps; step += every) {
            StringBuilder line = new StringBuilder().append(step);
            for (Spec column : columns) {
                line.append('\t').append(Numbers.text(column.rate().at(step)));
            }
            out.println(line);
        }
    }

    private String json(List<Spec> columns, long steps) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.beginObject().name("schedules").beginArray();
        for (Spec column : columns) {
            writer.value(column.label());
        }
        writer.endArray().name("every").value(every).name("lr").beginArray();
        for (long step = 0; step <= steps; step += every) {
            writer.beginArray();
            for (Spec column : columns) {
                writer.jsonValue(Numbers.text(column.rate().at(step)));
            }
            writer.endArray();
        }
        writer.endArray().endObject();
        return text.toString();
    }
}
