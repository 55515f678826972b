package anneal.benchmarks.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the seeds of a proof have given so far, in a CSV file: {@code seed,name,figure,remark}. A seed is written down whole, so
 * that a proof that was ended goes on with the next one.
 */
final class Finished {
    private final Path file;
    private final Map<Long, Map<String, Double>> seeds = new TreeMap<>();

    Finished(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split(",", 4);
                seeds.computeIfAbsent(Long.valueOf(cells[0]), seed -> new LinkedHashMap<>())
                        .put(cells[1], Double.valueOf(cells[2]));
            }
        }
    }

    boolean has(long seed) {
        return seeds.containsKey(seed);
    }

    /** Writes down a seed. */
    void add(long seed, Map<String, Double> figures, Map<String, String> remarks) throws IOException {
        seeds.put(seed, figures);
        StringBuilder lines = new StringBuilder();
        figures.forEach((name, figure) -> lines.append(seed)
                .append(',')
                .append(name)
                .append(',')
                .append(figure)
                .append(',')
                .append(remarks.getOrDefault(name, ""))
                .append('\n'));
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The means, and how much better the first is than each of the others, seed by seed. */
    String summary() {
        List<String> lines = new ArrayList<>();
        List<String> names = seeds.isEmpty()
                ? List.of()
                : List.copyOf(seeds.values().iterator().next().keySet());
        for (String name : names) {
            Paired figures = Paired.of(values(name));
            String line = String.format(Locale.ROOT, "%-24s %.4f", name, figures.mean());
            if (!name.equals(names.get(0))) {
                line += "  " + names.get(0) + " is better by " + Paired.between(values(names.get(0)), values(name));
            }
            lines.add(line);
        }
        return seeds.size() + " seeds\n" + String.join("\n", lines);
    }

    /** A figure of every seed. */
    double[] values(String name) {
        return seeds.values().stream()
                .mapToDouble(figures -> figures.getOrDefault(name, Double.NaN))
                .toArray();
    }
}
