package anneal.lab.audit;

import anneal.notation.Json;
import anneal.notation.NotationException;
import anneal.record.EventFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the applied rates out of a log: a CSV file with a header, JSON Lines, a TensorBoard event file, or a folder with
 * event files. Rows without a rate are passed over, for many logs mix rows of several kinds.
 *
 * @param step the name of the column with the update's index; empty for the usual names
 * @param rate the name of the column, key or tag with the rate; empty for the usual names
 */
public record RateLogFile(String step, String rate) {
    private static final List<String> STEPS = List.of("step", "global_step", "iteration", "iter", "update");
    private static final List<String> RATES = List.of("rate", "lr", "learning_rate", "eta");
    private static final String SKIPPED = "skipped";
    private static final List<String> EPOCH_LOSSES = List.of("monitored", "epoch_loss", "epoch_train_loss");

    /** A reader that knows the columns by their usual names. */
    public static final RateLogFile USUAL = new RateLogFile("", "");

    /**
     * Reads a log.
     *
     * @throws IOException if it cannot be read, is damaged, or has no such columns
     */
    public RateLog read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return folder(file);
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.contains("tfevents")) {
                return events(file, List.of(file));
            }
            return name.endsWith(".jsonl") ? jsonLines(file) : csv(file);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private RateLog folder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> events = files.filter(
                            file -> String.valueOf(file.getFileName()).contains("tfevents"))
                    .sorted()
                    .toList();
            return events(folder, events);
        }
    }

    private RateLog events(Path where, List<Path> files) throws IOException {
        Map<String, Map<Long, Double>> curves = new HashMap<>();
        for (Path file : files) {
            for (EventFiles.Scalar scalar : EventFiles.read(file)) {
                curves.computeIfAbsent(scalar.tag(), tag -> new HashMap<>()).put(scalar.step(), scalar.value());
            }
        }
        String tag = first(names(rate, RATES), List.copyOf(curves.keySet()));
        if (tag == null) {
            throw new IOException(where + " has no curve named " + orElse(names(rate, RATES)) + "; it has "
                    + (curves.isEmpty() ? "none" : new TreeMap<>(curves).keySet()));
        }
        return new RateLog(
                new TreeMap<>(curves.getOrDefault(tag, Map.of())),
                new TreeMap<>(),
                new TreeSet<>(curves.getOrDefault(SKIPPED, Map.of()).keySet()));
    }

    private RateLog jsonLines(Path file) throws IOException {
        TreeMap<Long, Double> rates = new TreeMap<>();
        TreeMap<Long, Double> losses = new TreeMap<>();
        TreeSet<Long> skipped = new TreeSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Object value;
            try {
                value = Json.read(line);
            } catch (NotationException e) {
                throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
            }
            if (value instanceof Map<?, ?> object) {
                Double at = number(object, names(step, STEPS));
                Double applied = number(object, names(rate, RATES));
                if (at != null && applied != null) {
                    rates.put(at.longValue(), applied);
                    mark(skipped, at.longValue(), SKIPPED.equals(object.get("event")));
                }
                Double updates = number(object, List.of("updates"));
                Double loss = number(object, EPOCH_LOSSES);
                if (updates != null && loss != null) {
                    losses.put(updates.longValue(), loss);
                }
            }
        }
        return new RateLog(rates, losses, skipped);
    }

    /** The last word on an update counts: a run that went back has made some of them twice. */
    private static void mark(Set<Long> skipped, long step, boolean isSkipped) {
        if (isSkipped) {
            skipped.add(step);
        } else {
            skipped.remove(step);
        }
    }

    private static @Nullable Double number(Map<?, ?> object, List<String> names) {
        for (String name : names) {
            if (object.get(name) instanceof Number number) {
                return number.doubleValue();
            }
        }
        return null;
    }

    private RateLog csv(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        String separator = lines.get(0).contains("\t") ? "\t" : lines.get(0).contains(";") ? ";" : ",";
        List<String> header = cells(lines.get(0), separator);
        int stepColumn = column(file, header, names(step, STEPS));
        int rateColumn = column(file, header, names(rate, RATES));
        String lossName = first(EPOCH_LOSSES, header);
        int lossColumn = lossName == null ? -1 : header.indexOf(lossName);
        int skippedColumn = header.indexOf(SKIPPED);
        TreeMap<Long, Double> rates = new TreeMap<>();
        TreeMap<Long, Double> losses = new TreeMap<>();
        TreeSet<Long> skipped = new TreeSet<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> row = cells(lines.get(i), separator);
            try {
                String at = cell(row, stepColumn);
                if (!at.isEmpty() && !cell(row, rateColumn).isEmpty()) {
                    long index = (long) Double.parseDouble(at);
                    rates.put(index, Double.valueOf(cell(row, rateColumn)));
                    mark(
                            skipped,
                            index,
                            skippedColumn >= 0 && cell(row, skippedColumn).equals("1"));
                    if (lossColumn >= 0 && !cell(row, lossColumn).isEmpty()) {
                        losses.put(index + 1, Double.valueOf(cell(row, lossColumn)));
                    }
                }
            } catch (NumberFormatException e) {
                throw new IOException(file + ", line " + (i + 1) + ": no number in " + lines.get(i), e);
            }
        }
        return new RateLog(rates, losses, skipped);
    }

    private static List<String> cells(String line, String separator) {
        return Arrays.stream(line.split(separator, -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private static int column(Path file, List<String> header, List<String> wanted) throws IOException {
        String found = first(wanted, header);
        if (found == null) {
            throw new IOException(file + " has no column named " + orElse(wanted) + "; it has " + header);
        }
        return header.indexOf(found);
    }

    private static List<String> names(String chosen, List<String> usual) {
        return chosen.isEmpty() ? usual : List.of(chosen);
    }

    private static @Nullable String first(List<String> wanted, List<String> present) {
        return wanted.stream().filter(present::contains).findFirst().orElse(null);
    }

    private static String orElse(List<String> names) {
        List<String> all = new ArrayList<>(names);
        String last = all.remove(all.size() - 1);
        return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
    }
}
