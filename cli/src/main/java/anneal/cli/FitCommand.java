package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.notation.Numbers;
import anneal.notation.Plan;
import anneal.question.Fit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal fit}: the schedule that made a logged column of rates. */
@Command(
        name = "fit",
        description = {
            "Finds the schedule that made the rates of a log. Exit code 1 if none makes them.",
            "The log is a CSV file with a header; --rate and --step name its columns.",
            "Example: anneal fit anneal-run/history.csv --rate rate --step step"
        },
        mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG.csv", description = "the log")
    @SuppressWarnings("NullAway.Init")
    private Path log;

    @Option(
            names = "--rate",
            paramLabel = "COLUMN",
            description = "the rates' column (default: rate, lr or learning_rate)")
    private @Nullable String rateColumn;

    @Option(
            names = "--step",
            paramLabel = "COLUMN",
            description = "the steps' column (default: step, or the row's number)")
    private @Nullable String stepColumn;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> lines = lines();
        if (lines.size() < 2) {
            throw new UsageException(
                    log + " must have a header and at least one row, but has " + lines.size() + " lines");
        }
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        int rate = column(header, rateColumn, List.of("rate", "lr", "learning_rate"));
        int step = stepColumn == null && !header.contains("step") ? -1 : column(header, stepColumn, List.of("step"));
        List<Double> rates = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (!lines.get(i).isBlank()) {
                rates.add(number(cells, rate, i + 1));
                steps.add(step < 0 ? rates.size() - 1L : whole(cells, step, i + 1));
            }
        }
        return tell(Fit.of(
                steps.stream().mapToLong(Long::longValue).toArray(),
                rates.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(log);
        } catch (CharacterCodingException e) {
            throw new UsageException(log + " must be a text in UTF-8");
        }
    }

    private int tell(Fit fit) {
        PrintWriter out = spec.commandLine().getOut();
        if (!fit.exact()) {
            out.println("no schedule known here makes these rates; the nearest:");
        }
        for (Fit.Candidate candidate : fit.candidates()) {
            String ahead = candidate.ahead() == 0 ? "" : "  (the log counts " + candidate.ahead() + " ahead)";
            out.println(Plan.of(candidate.schedule()) + "  largest error " + Numbers.text(candidate.largestError())
                    + ahead);
        }
        out.flush();
        return fit.exact() ? 0 : 1;
    }

    private int column(List<String> header, @Nullable String name, List<String> usual) {
        for (String wanted : name == null ? usual : List.of(name)) {
            if (header.contains(wanted)) {
                return header.indexOf(wanted);
            }
        }
        throw new UsageException(log + " has no column \"" + (name == null ? String.join("\" or \"", usual) : name)
                + "\"; its columns are " + String.join(", ", header));
    }

    private long whole(String[] cells, int column, int line) {
        double step = number(cells, column, line);
        if (step != (long) step) {
            throw new UsageException(
                    log + ", line " + line + ": a step must be a whole number, but was " + cells[column].trim());
        }
        return (long) step;
    }

    private double number(String[] cells, int column, int line) {
        if (column >= cells.length) {
            throw new UsageException(
                    log + ", line " + line + ": a row must have " + (column + 1) + " cells, but has " + cells.length);
        }
        try {
            return Double.parseDouble(cells[column].trim());
        } catch (NumberFormatException e) {
            throw new UsageException(log + ", line " + line + ": a number must stand in column " + (column + 1)
                    + ", but was \"" + cells[column] + "\"");
        }
    }
}
