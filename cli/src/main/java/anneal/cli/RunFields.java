package anneal.cli;

import anneal.lab.store.Runs;
import anneal.lab.store.Runs.Latest;
import anneal.lab.store.StoredRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the store says of a run, by name.
 *
 * @param run the run
 * @param about what it is and how it stands: {@code id}, {@code status}, {@code updates}, ...
 * @param parameters the keys of its run file
 * @param latest the last values of its curves
 */
record RunFields(
        StoredRun run,
        Map<String, @Nullable Object> about,
        Map<String, String> parameters,
        Map<String, Latest> latest) {

    /** Of several runs, in their order. */
    static List<RunFields> of(Runs runs, List<StoredRun> selected) {
        Map<String, Map<String, String>> parameters = runs.parameters();
        Map<String, Map<String, Latest>> latest = runs.latest();
        List<RunFields> fields = new ArrayList<>();
        for (StoredRun run : selected) {
            Map<String, Latest> last = latest.getOrDefault(run.id(), Map.of());
            fields.add(new RunFields(run, about(run, last), parameters.getOrDefault(run.id(), Map.of()), last));
        }
        return fields;
    }

    private static Map<String, @Nullable Object> about(StoredRun run, Map<String, Latest> latest) {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        Long ended = run.times().ended();
        Latest loss = latest.get("loss");
        about.put("id", run.id());
        about.put("group", run.group());
        about.put("parent", run.parent());
        about.put("command", run.command());
        about.put("name", run.name());
        about.put("status", run.status().toString());
        about.put("updates", loss == null ? 0L : loss.step() + 1);
        about.put("planned", run.size().updates());
        about.put("started", Instant.ofEpochMilli(run.times().started()).toString());
        about.put("ended", ended == null ? null : Instant.ofEpochMilli(ended).toString());
        about.put("folder", run.folder());
        about.put("version", run.maker().version());
        about.put("host", run.maker().host());
        about.put("pid", run.maker().pid());
        return about;
    }

    /** The value of a name, wherever it is; null for none. */
    @Nullable
    Object get(String name) {
        if (about.containsKey(name)) {
            return about.get(name);
        }
        Latest value = latest.get(name);
        return value == null ? parameters.get(name) : (Object) value.value();
    }

    /** A figure of the weights that the run ended with, if they were scored by themselves, else its last one. */
    double score(String name) {
        Latest value = latest.getOrDefault("final_" + name, latest.get(name));
        return value == null ? Double.NaN : value.value();
    }

    /** All of it as JSON's objects. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(about);
        json.put("parameters", parameters);
        Map<String, Object> values = new LinkedHashMap<>();
        latest.forEach((name, value) -> values.put(name, value.value()));
        json.put("latest", values);
        return json;
    }

    /** All names that any of these runs has something under, in the order of {@link #get}. */
    static List<String> names(List<RunFields> runs) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        List<Function<RunFields, Map<String, ?>>> parts =
                List.of(RunFields::about, RunFields::parameters, RunFields::latest);
        parts.forEach(part -> runs.forEach(run -> part.apply(run).keySet().forEach(name -> names.put(name, true))));
        return List.copyOf(names.keySet());
    }
}
