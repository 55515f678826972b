package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.search.RecordedSearch;
import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.notation.Json;
import anneal.notation.Nearest;
import anneal.notation.Numbers;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anneal runs list}: which runs there are, the latest first. */
@Command(
        name = "list",
        description =
                "Lists the recorded runs, the latest first, and behind them, where nothing else is asked for, the searches.",
        mixinStandardHelpOptions = true)
final class RunsList implements Callable<Integer> {
    private static final int LONGEST_NAME = 48;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Option(
            names = "--where",
            paramLabel = "NAME=VALUE",
            description =
                    "only runs that have this value: of a key of the run file, or id, group, command, name, status,"
                            + " ...; may be repeated")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(
            names = "--sort",
            paramLabel = "NAME",
            description = "sort by a key of the run file, a figure such as test_accuracy, or started, status, ...;"
                    + " the greatest first")
    private @Nullable String sort;

    @Option(names = "--reverse", description = "the other way round")
    private boolean reverse;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "at most so many (default 50; 0 for all)")
    private int limit;

    @Option(names = "--json", description = "print JSON instead of a table: all that is known of each run")
    private boolean json;

    @Option(names = "--csv", description = "print CSV instead of a table: all that is known of each run")
    private boolean csv;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (json && csv) {
            throw new UsageException("--json and --csv must not both be given");
        }
        if (limit < 0) {
            throw new UsageException("--limit must be >= 0, but was " + limit);
        }
        try (Store store = choice.open()) {
            Runs runs = new Runs(store);
            List<RunFields> all = RunFields.of(runs, runs.list());
            List<RunFields> found = sorted(all, matching(all));
            List<RunFields> shown = limit == 0 || found.size() <= limit ? found : found.subList(0, limit);
            print(shown);
            List<RecordedSearch> searches =
                    json || csv || !where.isEmpty() ? List.of() : RunsSearches.latestFirst(store);
            if (!searches.isEmpty()) {
                spec.commandLine().getOut().print("\n" + SearchFields.list(searches));
                spec.commandLine().getOut().flush();
            }
            if (shown.size() < found.size()) {
                spec.commandLine()
                        .getErr()
                        .println("The first " + shown.size() + " of " + found.size() + " runs: --limit 0 shows all.");
            }
        }
        return 0;
    }

    private List<RunFields> matching(List<RunFields> all) {
        where.keySet().forEach(name -> check("--where", name, all));
        return all.stream()
                .filter(run ->
                        where.entrySet().stream().allMatch(entry -> matches(run.get(entry.getKey()), entry.getValue())))
                .toList();
    }

    private static boolean matches(@Nullable Object value, String wanted) {
        return value instanceof Double number ? Numbers.text(number).equals(wanted) : wanted.equals(text(value));
    }

    private List<RunFields> sorted(List<RunFields> all, List<RunFields> found) {
        List<RunFields> sorted = new ArrayList<>(found);
        Collections.reverse(sorted);
        if (sort != null) {
            String name = sort;
            check("--sort", name, all);
            sorted.sort(Comparator.comparing(run -> run.get(name), RunsList::descending));
        }
        if (reverse) {
            Collections.reverse(sorted);
        }
        return sorted;
    }

    private static void check(String flag, String name, List<RunFields> all) {
        List<String> names = RunFields.names(all);
        if (!all.isEmpty() && !names.contains(name)) {
            throw new UsageException(flag + ": no run has anything called " + name + Nearest.hint(name, names));
        }
    }

    /** Numbers by their size, texts by their letters; what is not there, or no number, comes last. */
    private static int descending(@Nullable Object a, @Nullable Object b) {
        Double left = number(a);
        Double right = number(b);
        if (left != null && right != null) {
            return Double.compare(right, left);
        }
        if (left != null || right != null) {
            return left != null ? -1 : 1;
        }
        return text(b).compareTo(text(a));
    }

    private static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return Double.isNaN(number.doubleValue()) ? null : (Double) number.doubleValue();
        }
        try {
            return value == null ? null : Double.valueOf(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? Numbers.text(number) : value == null ? "" : value.toString();
    }

    private void print(List<RunFields> runs) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(runs.stream().map(RunFields::json).toList()));
        } else if (csv) {
            printCsv(out, runs);
        } else {
            out.print(table(runs));
        }
        out.flush();
    }

    private static void printCsv(PrintWriter out, List<RunFields> runs) {
        List<String> names = RunFields.names(runs);
        out.println(String.join(",", names));
        for (RunFields run : runs) {
            out.println(String.join(
                    ",", names.stream().map(name -> cell(text(run.get(name)))).toList()));
        }
    }

    /** A text as a cell of CSV. */
    static String cell(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static TextTable table(List<RunFields> runs) {
        boolean validated = runs.stream().anyMatch(run -> run.latest().containsKey("validation_loss"));
        List<String> scores = new ArrayList<>(List.of("epoch_loss", "test_loss", "test_accuracy"));
        if (validated) {
            scores.addAll(List.of("validation_loss", "validation_accuracy"));
        }
        List<String> header =
                new ArrayList<>(List.of("run", "command", "name", "seed", "status", "started", "updates"));
        scores.forEach(score -> header.add(score.equals("epoch_loss") ? "train loss" : score.replace('_', ' ')));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (RunFields run : runs) {
            List<String> cells = new ArrayList<>(List.of(
                    run.run().id(),
                    run.run().command(),
                    shortened(run.run().name()),
                    run.parameters().getOrDefault("seed", ""),
                    run.run().status().toString(),
                    time(run.run().times().started()),
                    text(run.get("updates"))));
            scores.forEach(score -> cells.add(SearchFields.digits(run.score(score))));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    /** A time of this machine's clock. */
    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
