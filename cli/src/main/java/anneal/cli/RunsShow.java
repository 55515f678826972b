package anneal.cli;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.store.Decision;
import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import anneal.notation.Json;
import anneal.notation.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal runs show}: what a run was, and what happened in it. */
@Command(
        name = "show",
        description = {
            "Shows a run: how it stands, its last figures, its decisions, its loss and its run file;",
            "or a search: how it stands, its trials, when each was judged, stopped or finished, and what it follows from."
        },
        mixinStandardHelpOptions = true)
final class RunsShow implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "the run or search, by the beginning of its id")
    private String name = "";

    @Option(names = "--json", description = "print JSON instead of text")
    private boolean json;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Store store = choice.open()) {
            Recorded recorded = Recorded.named(store, List.of(name));
            recorded.searches().forEach(search -> show(new SearchFields(search)));
            Runs runs = new Runs(store);
            if (!recorded.runs().isEmpty()) {
                show(runs, runs.find(name));
            }
        }
        return 0;
    }

    private void show(SearchFields fields) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(fields.json()));
        } else {
            out.println(about("search", fields.about()).leftAligned());
            out.println(fields.trials().leftAligned());
            out.print(fields.search().text().stripTrailing() + "\n");
        }
        out.flush();
    }

    private void show(Runs runs, StoredRun run) {
        RunFields fields = RunFields.of(runs, List.of(run)).get(0);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(json(fields, runs.decisions(run.id()))));
        } else {
            print(out, runs, fields);
        }
        out.flush();
    }

    private static TextTable about(String what, Map<String, @Nullable Object> fields) {
        TextTable about = new TextTable(what, String.valueOf(fields.get("id")));
        fields.forEach((key, value) -> {
            if (value != null && !key.equals("id")) {
                about.row(key, value.toString());
            }
        });
        return about;
    }

    private static Map<String, @Nullable Object> json(RunFields fields, List<Decision> decisions) {
        Map<String, @Nullable Object> json = fields.json();
        List<Map<String, Object>> list = new ArrayList<>();
        for (Decision decision : decisions) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("step", decision.step());
            object.put("kind", decision.kind());
            object.put("text", decision.text());
            list.add(object);
        }
        json.put("decisions", list);
        json.put("run", fields.run().text());
        return json;
    }

    private static void print(PrintWriter out, Runs runs, RunFields fields) {
        StoredRun run = fields.run();
        out.println(about("run", fields.about()).leftAligned());
        Samples losses = runs.curve(run.id(), "loss", 0, Long.MAX_VALUE);
        if (losses.size() > 0 && chart(losses).drawable()) {
            out.println(TerminalChart.of(chart(losses)));
        }
        TextTable latest = new TextTable("figure", "last value", "update");
        fields.latest().forEach((key, last) -> latest.row(key, Numbers.text(last.value()), Long.toString(last.step())));
        out.println(latest);
        List<Decision> decisions = runs.decisions(run.id());
        if (!decisions.isEmpty()) {
            TextTable table = new TextTable("update", "decision", "why");
            decisions.forEach(one -> table.row(Long.toString(one.step()), one.kind(), one.text()));
            out.println(table.leftAligned());
        }
        out.print(run.text());
    }

    /** The loss, each point the mean over a stretch of updates. */
    private static Chart chart(Samples losses) {
        double[] x = new double[losses.size()];
        double[] y = new double[losses.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = losses.step(i);
            y[i] = losses.value(i);
        }
        Points points = Points.of(x, y).averaged(Math.max(1, x.length / TerminalChart.COLUMNS));
        return Chart.of("Training loss", Axis.linear("update"), Axis.linear("loss"))
                .with(Series.line("loss", points));
    }
}
