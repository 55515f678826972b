package anneal.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules give what the libraries gave that they come from, for every stream of metrics in the tables. */
class FeedbackGoldenTest {
    private static final double RELATIVE = 1e-12;
    private static final int FLOAT_ULPS = 4;
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("(?:(\\w+)=)?(\\[[^\\]]*\\]|[^,]+?)\\s*(?:,\\s*|$)");

    /** A row of a table whose call one of our rules can say. */
    record Row(String name, JsonObject json, Rule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What native rules do not do, by design: see {@link Plateau} and {@link Greedy}. */
    private static boolean isOursToSay(String library, Map<String, String> given, JsonObject row) {
        double factor = number(given, "factor", 0.5);
        boolean refused = factor <= 0
                || number(given, "patience", 1) < 0
                || number(given, "cooldown", 0) < 0
                || number(given, "min_delta", 0) < 0
                || (library.equals("optax") && number(given, "patience", 1) == 0);
        boolean share = library.equals("optax")
                || !text(given, "threshold_mode", library.equals("greedy") ? "abs" : "rel")
                        .equals("abs");
        boolean wholeShare = number(given, "threshold", 0) == 1 || number(given, "rtol", 0) == 1;
        boolean listOfBounds = given.values().stream().anyMatch(value -> value.startsWith("["));
        boolean spoiltForEver =
                given.containsKey("smooth") && metrics(row).stream().anyMatch(v -> Double.isNaN(v));
        boolean negativeShare =
                share && !library.equals("keras") && metrics(row).stream().anyMatch(metric -> metric <= 0);
        boolean beginsWithNan =
                library.equals("keras") && Double.isNaN(metrics(row).get(0));
        return !beginsWithNan && !refused && !wholeShare && !listOfBounds && !spoiltForEver && !negativeShare;
    }

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("pytorch", "transformers", "keras", "optax")) {
            List<String> lines = Files.readAllLines(golden().resolve(table + ".jsonl"));
            for (String line : lines.subList(1, lines.size())) {
                JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                if (json.has("metrics") && json.has("rates")) {
                    row(table, json).ifPresent(rows::add);
                }
            }
        }
        return rows.stream();
    }

    private static Optional<Row> row(String table, JsonObject json) {
        String call = json.get("call").getAsString();
        Matcher matcher = CALL.matcher(call.replace("optimizer, ", "").replace("(optimizer)", "()"));
        if (!matcher.matches() || matcher.group(1).equals("get_scheduler")) {
            return Optional.empty();
        }
        boolean greedy = call.contains("reedy");
        Map<String, String> given = arguments(matcher.group(2), order(table, greedy));
        if (!isOursToSay(greedy ? "greedy" : table, given, json)) {
            return Optional.empty();
        }
        Rule rule = greedy
                ? greedy(given)
                : table.equals("keras") ? keras(given) : table.equals("optax") ? optax(given) : torch(given);
        return Optional.of(new Row(table + " " + call, json, rule));
    }

    private static List<String> order(String table, boolean greedy) {
        return table.equals("optax") ? List.of("factor", "patience") : List.of("mode", "factor", "patience");
    }

    private static Map<String, String> arguments(String text, List<String> order) {
        Map<String, String> given = new HashMap<>();
        Matcher matcher = ARGUMENT.matcher(text);
        int place = 0;
        while (matcher.find()) {
            String name = matcher.group(1) == null ? order.get(place++) : matcher.group(1);
            given.put(name, matcher.group(2).replace("'", "").replace("\"", ""));
        }
        return given;
    }

    private static Plateau torch(Map<String, String> given) {
        double threshold = number(given, "threshold", 1e-4);
        boolean share = text(given, "threshold_mode", "rel").equals("rel");
        return new Plateau(
                number(given, "factor", 0.1),
                (int) number(given, "patience", 10),
                share ? threshold : 0,
                share ? 0 : threshold,
                (int) number(given, "cooldown", 0),
                number(given, "min_lr", 0),
                0,
                number(given, "eps", 1e-8),
                1,
                text(given, "mode", "min").equals("max"),
                Nan.BAD);
    }

    private static Plateau keras(Map<String, String> given) {
        return Plateaus.kerasPlateau(
                number(given, "factor", 0.1),
                (int) number(given, "patience", 10),
                number(given, "min_delta", 1e-4),
                (int) number(given, "cooldown", 0),
                number(given, "min_lr", 0),
                text(given, "mode", "min").equals("max"));
    }

    private static Plateau optax(Map<String, String> given) {
        return Plateaus.optaxPlateau(
                number(given, "factor", 0.1),
                (int) number(given, "patience", 10),
                number(given, "rtol", 1e-4),
                number(given, "atol", 0),
                (int) number(given, "cooldown", 0),
                (int) number(given, "accumulation_size", 1),
                number(given, "min_scale", 0));
    }

    private static Greedy greedy(Map<String, String> given) {
        double threshold = number(given, "threshold", 1e-6);
        boolean share = text(given, "threshold_mode", "abs").equals("rel");
        return new Greedy(
                number(given, "factor", 0.95),
                (int) number(given, "patience", 10),
                share ? threshold : 0,
                share ? 0 : threshold,
                (int) number(given, "cooldown", 0),
                (int) number(given, "warmup", 0),
                number(given, "min_lr", 1e-3),
                number(given, "max_lr", 1),
                number(given, "eps", 1e-8),
                given.containsKey("smooth") ? (int) number(given, "window_size", 50) : 1,
                (int) number(given, "reset_start", 500),
                text(given, "mode", "min").equals("max"),
                Nan.BAD);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("rows")
    void theRatesAreTheOriginals(Row row) {
        double[] planned = planned(row.json);
        boolean single = text(row.json, "floatx").equals("float32")
                || text(row.json, "precision").equals("float32");
        Feedback feedback = Feedback.of(row.rule);
        List<Double> metrics = metrics(row.json);
        for (int k = 0; k <= metrics.size(); k++) {
            for (int group = 0; group < planned.length; group++) {
                double expected = row.json
                        .getAsJsonArray("rates")
                        .get(group)
                        .getAsJsonArray()
                        .get(k)
                        .getAsDouble();
                double tolerance = single ? FLOAT_ULPS * Math.ulp((float) planned[group]) : RELATIVE * expected;
                double rate = feedback.apply(k, planned[group]);
                assertThat(Math.abs(rate - expected))
                        .as("group %s, rate %s: %s for %s", group, k, rate, expected)
                        .isLessThanOrEqualTo(tolerance);
            }
            if (k < metrics.size()) {
                feedback = feedback.observe(k + 1, metrics.get(k), planned);
            }
        }
    }

    @Test
    void theTablesAreCovered() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        rows().forEach(row -> counts.merge(
                row.name.replaceAll(" .*", "") + " " + row.rule.getClass().getSimpleName(), 1, Integer::sum));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "keras Plateau",
                        60,
                        "optax Plateau",
                        44,
                        "pytorch Plateau",
                        38,
                        "transformers Greedy",
                        75,
                        "transformers Plateau",
                        4));
    }

    private static double[] planned(JsonObject row) {
        if (!row.has("lr")) {
            return new double[] {1};
        }
        JsonArray rates = row.getAsJsonArray("lr");
        return rates.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    private static List<Double> metrics(JsonObject row) {
        return row.getAsJsonArray("metrics").asList().stream()
                .map(metric -> metric.isJsonNull() ? Double.NaN : Double.valueOf(metric.getAsString()))
                .toList();
    }

    private static double number(Map<String, String> given, String name, double otherwise) {
        String value = given.get(name);
        return value == null || value.startsWith("[") ? otherwise : Double.parseDouble(value);
    }

    private static String text(Map<String, String> given, String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    private static String text(JsonObject row, String key) {
        return row.has(key) ? row.get(key).getAsString() : "";
    }

    /** The folder {@code golden} in the working directory or above it. */
    private static Path golden() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("golden"))) {
                return at.resolve("golden");
            }
        }
        throw new IllegalStateException("no folder golden in the working directory or above it");
    }
}
