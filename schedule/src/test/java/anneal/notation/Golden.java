package anneal.notation;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tables in {@code golden/}, which were made by running the original libraries. */
final class Golden {
    private static final Map<String, List<JsonObject>> TABLES = new ConcurrentHashMap<>();

    private Golden() {}

    /** What a library gave for a call, computed in double: step to value, for the first parameter group. */
    static SortedMap<Long, Double> values(String library, String call, String key) {
        for (JsonObject line : TABLES.computeIfAbsent(library, Golden::read)) {
            boolean single = text(line, "floatx").equals("float32")
                    || text(line, "precision").equals("float32");
            if (text(line, "call").equals(call) && !single && !line.has("let") && groups(line) <= 1) {
                return values(line, key);
            }
        }
        throw new IllegalArgumentException("golden/" + library + ".jsonl has no case " + call);
    }

    private static int groups(JsonObject line) {
        return line.has("lr") ? line.getAsJsonArray("lr").size() : 1;
    }

    private static SortedMap<Long, Double> values(JsonObject line, String key) {
        SortedMap<Long, Double> values = new TreeMap<>();
        if (line.has(key)) {
            JsonArray column = line.getAsJsonArray(key).get(0).getAsJsonArray();
            for (int i = 0; i < column.size(); i++) {
                values.put((long) i, column.get(i).getAsDouble());
            }
        }
        if (line.has("at")) {
            for (Map.Entry<String, JsonElement> entry :
                    line.getAsJsonObject("at").entrySet()) {
                JsonElement value = entry.getValue();
                values.put(
                        Long.valueOf(entry.getKey()),
                        value.isJsonArray() ? value.getAsJsonArray().get(0).getAsDouble() : value.getAsDouble());
            }
        }
        return values;
    }

    private static String text(JsonObject line, String key) {
        return line.has(key) ? line.get(key).getAsString() : "";
    }

    private static List<JsonObject> read(String library) {
        Path file = folder().resolve(library + ".jsonl");
        try {
            Gson gson = new Gson();
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> gson.fromJson(line, JsonObject.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder {@code golden} in the working directory or above it. */
    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("golden"))) {
                return at.resolve("golden");
            }
        }
        throw new IllegalStateException("no folder golden in the working directory or above it");
    }
}
