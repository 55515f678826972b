package anneal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import anneal.notation.Json;
import anneal.notation.NotationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One line of a table in {@code golden/}: a call, and what the original library did with it. */
record GoldenCase(String table, String dialect, Map<String, Object> line) {

    /** The folder {@code golden}, looked for from the working directory upwards. */
    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("golden/pytorch.jsonl"))) {
                return at.resolve("golden");
            }
        }
        Assumptions.abort("the tables of the originals, golden/, are not here");
        throw new IllegalStateException();
    }

    /** The cases of a table; line 1 tells its source. */
    @SuppressWarnings("unchecked")
    static Stream<GoldenCase> of(String table, String dialect) {
        try {
            return Files.readAllLines(folder().resolve(table)).stream()
                    .skip(1)
                    .map(line -> new GoldenCase(table, dialect, (Map<String, Object>) Json.read(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return Objects.requireNonNullElse(line.get("call"), line.get("lambda")) + " on " + line.get("lr")
                + suffix("floatx") + suffix("precision")
                + (line.containsKey("metrics") ? " with metrics " + line.get("metrics") : "");
    }

    private String suffix(String key) {
        return line.containsKey(key) ? " in " + line.get(key) : "";
    }

    /** The same case with another value, or without one. */
    GoldenCase with(String key, Object value) {
        Map<String, Object> changed = new HashMap<>(line);
        changed.put(key, value);
        changed.values().removeIf(Objects::isNull);
        changed.putIfAbsent("momentum", line.get("momentum"));
        return new GoldenCase(table, dialect, changed);
    }

    /** How many steps were followed. */
    long following() {
        return ((List<?>) ((List<?>) line.get("rates")).get(0)).size() - 1L;
    }

    boolean single() {
        return "float32".equals(line.get("floatx")) || "float32".equals(line.get("precision"));
    }

    @SuppressWarnings("unchecked")
    Setup setup() {
        List<Double> lr = new ArrayList<>();
        for (Object rate : (List<Object>) line.getOrDefault("lr", List.of())) {
            lr.add(real(rate));
        }
        Object momentum = line.get("momentum");
        Map<String, Object> let = (Map<String, Object>) line.getOrDefault("let", new HashMap<String, Object>());
        return new Setup(
                lr, momentum == null ? OptionalDouble.empty() : OptionalDouble.of(real(momentum)), let, single());
    }

    long steps() {
        return (long) line.get("steps");
    }

    @SuppressWarnings("unchecked")
    List<Double> metrics() {
        List<Double> metrics = new ArrayList<>();
        for (Object metric : (List<Object>) line.getOrDefault("metrics", List.of())) {
            metrics.add(metric == null ? null : real(metric));
        }
        return metrics;
    }

    /** Runs the text and compares every number, or the reason for which there are none. */
    void check(String text) {
        Object error = line.get("error");
        if (error == null) {
            Simulation simulation = Dialects.read(dialect, text, setup());
            compare(simulation.rows(steps(), metrics()));
            compareFar(simulation);
            return;
        }
        try {
            Rows rows = Dialects.read(dialect, text, setup()).rows(steps(), metrics());
            throw new AssertionError("must raise " + error + ", but gave " + rows);
        } catch (NotationException e) {
            assertThat(e.getMessage()).startsWith(reason((String) error));
        }
    }

    /** The part of the original's message that is kept: its first line, and of a syntax error that it is one. */
    private static String reason(String error) {
        return error.replaceAll("(?s)^KeyError: [\"'](.*?)\\.?(\\\\n.*|[\"'])$", "KeyError: $1")
                .replaceAll("(?s)\n.*", "")
                .replaceAll("^SyntaxError.*", "SyntaxError")
                .replaceAll("^TypeError: complex value.*", "TypeError")
                .replaceAll("(Error): $", "$1");
    }

    @SuppressWarnings("unchecked")
    void compare(Rows rows) {
        if (line.containsKey("rates")) {
            compare("lr", rows.lr(), (List<List<Object>>) line.get("rates"));
            compare("momentum", rows.momentum(), (List<List<Object>>) line.getOrDefault("momenta", List.of()));
        }
    }

    /** Compares the steps that are kept of a long run, asked one by one and last things first. */
    @SuppressWarnings("unchecked")
    private void compareFar(Simulation simulation) {
        List<Map.Entry<String, Object>> kept =
                new ArrayList<>(((Map<String, Object>) line.getOrDefault("at", Map.of())).entrySet());
        Collections.reverse(kept);
        for (Map.Entry<String, Object> entry : kept) {
            Object at = entry.getValue();
            List<Object> expected = at instanceof List<?> list ? (List<Object>) list : List.of(at);
            for (int g = 0; g < expected.size(); g++) {
                double actual = simulation.schedule(g).at(Long.parseLong(entry.getKey()));
                List<Object> all = new ArrayList<>();
                for (Map.Entry<String, Object> other : kept) {
                    all.add(other.getValue() instanceof List<?> list ? list.get(g) : other.getValue());
                }
                if (line.get("rates") instanceof List<?> columns) {
                    all.addAll((List<Object>) columns.get(g));
                }
                compare("lr at step " + entry.getKey(), actual, expected.get(g), allowed(all));
            }
        }
    }

    private void compare(String what, List<List<Double>> rows, List<List<Object>> columns) {
        if (columns.isEmpty()) {
            assertThat(rows).as(what).isEmpty();
            return;
        }
        assertThat(rows).as(what).hasSameSizeAs(columns.get(0));
        for (int g = 0; g < columns.size(); g++) {
            double allowed = allowed(columns.get(g));
            for (int k = 0; k < rows.size(); k++) {
                compare(
                        what + " of group " + g + " at step " + k,
                        rows.get(k).get(g),
                        columns.get(g).get(k),
                        allowed);
            }
        }
    }

    /** Four units in the last place of the largest value, which is single where the original computes so. */
    private double allowed(List<Object> column) {
        double peak = column.stream()
                .mapToDouble(value -> Math.abs(real(value)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        boolean floats = single() || "float32".equals(line.get("dtype"));
        return 4 * (floats ? Math.ulp((float) peak) : Math.ulp(peak));
    }

    private static void compare(String what, double actual, Object original, double allowed) {
        double expected = real(original);
        double difference = Math.abs(actual - expected);
        boolean near = difference <= allowed || difference <= 1e-12 * Math.abs(expected);
        if (!near && Double.compare(actual, expected) != 0) {
            fail("%s: %s, the original %s", what, actual, expected);
        }
    }

    static double real(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.parseDouble((String) value);
    }
}
