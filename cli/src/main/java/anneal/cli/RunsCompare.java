package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.ComparisonReport;
import anneal.lab.Outcome;
import anneal.lab.Results;
import anneal.lab.Spread;
import anneal.lab.report.Facts;
import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import anneal.lab.store.Timed;
import anneal.notation.Json;
import anneal.train.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal runs compare}: what sets recorded runs apart, and what it led to. */
@Command(
        name = "compare",
        description = {
            "Compares recorded runs: the keys in which they differ, and their figures; runs that differ in nothing but",
            "their seed are a row, with mean and spread. With --out also a report like that of anneal compare.",
            "Searches are compared with searches: the parts in which they differ, and what each has found."
        },
        mixinStandardHelpOptions = true)
final class RunsCompare implements Callable<Integer> {
    private static final String SEED = "seed";

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "runs or groups, or searches, by their ids")
    private List<String> names = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FOLDER", description = "write a report with pictures to this folder")
    private @Nullable Path out;

    @Option(names = "--force", description = "replace a report that is there")
    private boolean force;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Store store = choice.open()) {
            Recorded recorded = Recorded.named(store, names);
            if (!recorded.searches().isEmpty()) {
                compareSearches(recorded);
                return 0;
            }
            OutFolder folder = out == null ? null : OutFolder.prepare(out, force, List.of(ReportFiles.REPORT));
            Runs runs = new Runs(store);
            List<RunFields> selected = RunFields.of(runs, recorded.runs());
            List<String> differing = differing(selected);
            List<List<RunFields>> rows = rows(selected);
            List<Outcome> outcomes = new ArrayList<>();
            for (List<RunFields> row : rows) {
                outcomes.add(outcome(runs, row, differing));
            }
            Results results = results(outcomes, selected);
            print(rows, differing, results);
            if (folder != null) {
                ComparisonReport report =
                        new ComparisonReport(results, List.of(), facts(selected, differing), Shell.command(spec));
                ReportFiles.write(folder, report.pictures(), report.page(premise(differing)));
                spec.commandLine().getErr().println("\nReport: " + folder.path().resolve(ReportFiles.REPORT));
            }
        }
        return 0;
    }

    private void compareSearches(Recorded recorded) {
        if (!recorded.runs().isEmpty()) {
            throw new UsageException("searches must be compared with searches, but "
                    + recorded.runs().get(0).id() + " is a run");
        }
        if (out != null) {
            throw new UsageException("--out must be left out where searches are compared");
        }
        SearchComparison comparison = new SearchComparison(
                recorded.searches().stream().map(SearchFields::new).toList());
        PrintWriter screen = spec.commandLine().getOut();
        screen.print(
                json ? Json.write(comparison.json()) + "\n" : comparison.table().toString());
        screen.flush();
    }

    /** The keys that not all runs have the same value of, the seed left out. */
    private static List<String> differing(List<RunFields> runs) {
        return RunFields.names(runs).stream()
                .filter(key -> runs.stream().anyMatch(run -> run.parameters().containsKey(key)))
                .filter(key -> !key.equals(SEED)
                        && runs.stream().map(run -> value(run, key)).distinct().count() > 1)
                .toList();
    }

    private static String value(RunFields run, String key) {
        return run.parameters().getOrDefault(key, "nothing");
    }

    /** Runs that differ in nothing but their seed, together. */
    private static List<List<RunFields>> rows(List<RunFields> runs) {
        return List.copyOf(runs.stream()
                .collect(Collectors.groupingBy(
                        run -> {
                            Map<String, String> key = new LinkedHashMap<>(run.parameters());
                            key.remove(SEED);
                            return List.of(key, run.run().size());
                        },
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    private static Outcome outcome(Runs runs, List<RunFields> row, List<String> differing) {
        List<History> histories =
                row.stream().map(run -> history(runs, run.run())).toList();
        RunFields first = row.get(0);
        String label = differing.isEmpty()
                ? first.run().name()
                : differing.stream()
                        .map(key -> differing.size() == 1 ? value(first, key) : key + " " + value(first, key))
                        .collect(Collectors.joining(", "));
        return new Outcome(label, first.run().run(), histories);
    }

    private static History history(Runs runs, StoredRun run) {
        try {
            return History.of(runs.events(run).stream().map(Timed::event).toList());
        } catch (IllegalArgumentException e) {
            throw new UsageException("run " + run.id() + " cannot be compared: " + e.getMessage());
        }
    }

    private static Results results(List<Outcome> outcomes, List<RunFields> runs) {
        boolean classes = runs.stream()
                .anyMatch(run -> run.latest().keySet().stream().anyMatch(name -> name.endsWith("_accuracy")));
        double reach = classes ? Results.usualReach(outcomes) : Double.NaN;
        return new Results(
                outcomes,
                classes && Double.isNaN(reach) ? 0 : reach,
                runs.get(0).run().size().batches());
    }

    private void print(List<List<RunFields>> rows, List<String> differing, Results results) {
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            screen.println(Json.write(json(rows, differing, results)));
        } else {
            screen.print(table(rows, differing, results));
        }
        screen.flush();
    }

    private static TextTable table(List<List<RunFields>> rows, List<String> differing, Results results) {
        List<String> header = new ArrayList<>(List.of("runs"));
        header.addAll(differing);
        header.addAll(results.header().subList(1, results.header().size()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(ids(rows.get(i))));
            RunFields first = rows.get(i).get(0);
            differing.forEach(key -> cells.add(value(first, key)));
            List<String> figures = results.cells(results.outcomes().get(i));
            cells.addAll(figures.subList(1, figures.size()));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String ids(List<RunFields> runs) {
        String first = runs.get(0).run().id();
        return runs.size() == 1 ? first : first + " and " + (runs.size() - 1) + " more";
    }

    private static List<Map<String, Object>> json(List<List<RunFields>> rows, List<String> differing, Results results) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Outcome outcome = results.outcomes().get(i);
            RunFields first = rows.get(i).get(0);
            Map<String, String> differences = new LinkedHashMap<>();
            differing.forEach(key -> differences.put(key, value(first, key)));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("runs", rows.get(i).stream().map(run -> run.run().id()).toList());
            row.put("differences", differences);
            row.put("diverged", outcome.diverged());
            row.put("trainLoss", spread(outcome, History::finalTrainLoss));
            row.put("testLoss", spread(outcome, History::finalTestLoss));
            row.put("testAccuracy", spread(outcome, History::finalAccuracy));
            row.put("seconds", spread(outcome, History::seconds));
            json.add(row);
        }
        return json;
    }

    private static Map<String, Object> spread(Outcome outcome, ToDoubleFunction<History> figure) {
        Spread spread = outcome.spread(figure);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", spread.count());
        json.put("mean", spread.mean());
        json.put("deviation", spread.deviation());
        return json;
    }

    private static String premise(List<String> differing) {
        return differing.isEmpty()
                ? "Recorded runs that differ in nothing but their seeds."
                : "Recorded runs that differ in: " + String.join(", ", differing) + ".";
    }

    /** What they have in common. */
    private static Facts facts(List<RunFields> runs, List<String> differing) {
        Facts facts = Facts.none();
        for (Map.Entry<String, String> parameter : runs.get(0).parameters().entrySet()) {
            if (!differing.contains(parameter.getKey()) && !parameter.getKey().equals(SEED)) {
                facts = facts.with(parameter.getKey(), parameter.getValue());
            }
        }
        return facts.with("runs", runs.stream().map(run -> run.run().id()).collect(Collectors.joining(", ")))
                .with("Made by", Version.text() + ", Java " + Runtime.version());
    }
}
