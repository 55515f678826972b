package anneal.record;

import anneal.train.Ending;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run on an MLflow server: a run of an experiment with its parameters, and every figure as a metric.
 *
 * <p>The experiment is made if it is not there. The run ends as {@code FINISHED}, {@code FAILED} after a divergence, or
 * {@code KILLED} when it was interrupted or never came to an end.
 *
 * @see <a href="https://mlflow.org/docs/latest/api_reference/rest-api.html">MLflow's REST API 2.0</a>
 */
public final class MlflowLog implements RunLog {
    /** The most metrics that the server takes at once. */
    private static final int MOST_METRICS = 1_000;

    private static final int LONGEST_PARAMETER = 500;

    private final MlflowServer server;
    private final String run;
    private final List<Object> metrics = new ArrayList<>();
    private String status = "KILLED";

    /**
     * Begins a run.
     *
     * @param tracking the server's address, such as {@code http://localhost:5000}
     * @param experiment the experiment's name
     * @param name the run's name
     * @param parameters what the run consists of, by name; at most 100
     * @throws IOException if the server cannot be reached or refuses
     */
    public MlflowLog(URI tracking, String experiment, String name, Map<String, String> parameters) throws IOException {
        server = new MlflowServer(tracking);
        run = start(experimentId(experiment), name);
        List<Object> params = new ArrayList<>();
        parameters.forEach((key, value) -> params.add(Map.of("key", key, "value", shortened(value))));
        server.post("runs/log-batch", object("run_id", run, "params", params));
    }

    private String experimentId(String name) throws IOException {
        Map<?, ?> found = server.find("experiments/get-by-name", "experiment_name", name);
        if (found.get("experiment") instanceof Map<?, ?> experiment) {
            return text(experiment, "experiment_id");
        }
        return text(server.post("experiments/create", object("name", name)), "experiment_id");
    }

    private String start(String experiment, String name) throws IOException {
        Map<?, ?> answer = server.post(
                "runs/create",
                object("experiment_id", experiment, "run_name", name, "start_time", System.currentTimeMillis()));
        if (answer.get("run") instanceof Map<?, ?> made && made.get("info") instanceof Map<?, ?> info) {
            return text(info, "run_id");
        }
        throw new IOException(server + " answered runs/create without a run");
    }

    private String text(Map<?, ?> object, String key) throws IOException {
        if (object.get(key) instanceof String text) {
            return text;
        }
        throw new IOException(server + " answered without " + key);
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_PARAMETER ? value : value.substring(0, LONGEST_PARAMETER - 1) + "…";
    }

    @Override
    public void write(TrainEvent event, long millis) throws IOException {
        Scalars scalars = Scalars.of(event);
        for (Map.Entry<String, Double> scalar : scalars.values().entrySet()) {
            metrics.add(object(
                    "key",
                    key(scalar.getKey()),
                    "value",
                    number(scalar.getValue()),
                    "timestamp",
                    millis,
                    "step",
                    scalars.step()));
            if (metrics.size() == MOST_METRICS) {
                flush();
            }
        }
        if (event instanceof TrainEvent.Ended ended) {
            status = status(ended.ending());
        }
    }

    /** The server takes no {@code *} in a name. */
    private static String key(String name) {
        return name.replace('*', '_');
    }

    /** Numbers that JSON does not have are texts in the server's dialect of it. */
    private static Object number(double value) {
        return Double.isFinite(value) ? value : Double.toString(value);
    }

    private static String status(Ending ending) {
        return switch (ending) {
            case COMPLETE, FLAT, STOPPED -> "FINISHED";
            case DIVERGED -> "FAILED";
            case INTERRUPTED -> "KILLED";
        };
    }

    @Override
    public void flush() throws IOException {
        if (!metrics.isEmpty()) {
            server.post("runs/log-batch", object("run_id", run, "metrics", List.copyOf(metrics)));
            metrics.clear();
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        server.post("runs/update", object("run_id", run, "status", status, "end_time", System.currentTimeMillis()));
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return object;
    }
}
