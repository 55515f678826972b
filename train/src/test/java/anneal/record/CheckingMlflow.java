package anneal.record;

import anneal.notation.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stand-in for an MLflow server that holds each call against the rules of MLflow's REST API 2.0: known paths and
 * methods, required fields and their types, runs and experiments that exist, at most 1000 metrics and 100 parameters at
 * once. What breaks a rule is refused as MLflow does, and written down in {@link #refusals}.
 */
final class CheckingMlflow implements AutoCloseable {
    record Metric(String key, double value, long timestamp, long step) {}

    final List<String> experiments = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    final List<Metric> metrics = new ArrayList<>();
    final Map<String, String> params = new LinkedHashMap<>();
    String status = "";
    volatile boolean deleted;
    volatile int unwell;
    private boolean started;
    private final HttpServer server;

    CheckingMlflow() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/2.0/mlflow/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().substring("/api/2.0/mlflow/".length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (unwell > 0) {
            unwell--;
            answer(exchange, 503, "{}");
            return;
        }
        try {
            String text = body.length == 0 ? "{}" : new String(body, StandardCharsets.UTF_8);
            Map<?, ?> request = (Map<?, ?>) Json.read(text);
            answer(exchange, 200, Json.write(answer(call, request, exchange.getRequestURI())));
        } catch (Refusal e) {
            if (e.code != 404) {
                refusals.add(call + ": " + e.getMessage());
            }
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("error_code", e.code == 404 ? "RESOURCE_DOES_NOT_EXIST" : "INVALID_PARAMETER_VALUE");
            error.put("message", e.getMessage());
            answer(exchange, e.code, Json.write(error));
        }
    }

    private Object answer(String call, Map<?, ?> request, URI uri) {
        return switch (call) {
            case "GET experiments/get-by-name" -> {
                String name = URLDecoder.decode(
                        uri.getRawQuery().substring("experiment_name=".length()), StandardCharsets.UTF_8);
                if (!experiments.contains(name)) {
                    throw new Refusal(404, "no experiment " + name);
                }
                yield Map.of("experiment", Map.of("experiment_id", "7", "name", name));
            }
            case "POST experiments/create" -> {
                experiments.add(text(request, "name"));
                yield Map.of("experiment_id", "7");
            }
            case "POST runs/create" -> {
                require(text(request, "experiment_id").equals("7"), "no such experiment");
                require(request.get("start_time") instanceof Long, "start_time must be a whole number");
                started = true;
                yield Map.of("run", Map.of("info", Map.of("run_id", "r1")));
            }
            case "POST runs/log-batch" -> {
                run(request);
                batch(request);
                yield Map.of();
            }
            case "POST runs/update" -> {
                run(request);
                status = text(request, "status");
                require(List.of("FINISHED", "FAILED", "KILLED").contains(status), "unknown status " + status);
                require(request.get("end_time") instanceof Long, "end_time must be a whole number");
                yield Map.of("run_info", Map.of("status", status));
            }
            default -> throw new Refusal(400, "no such call");
        };
    }

    private void run(Map<?, ?> request) {
        String id = text(request, "run_id");
        if (deleted || !started || !id.equals("r1")) {
            throw new Refusal(404, "no run with id " + id);
        }
    }

    private void batch(Map<?, ?> request) {
        List<?> some = request.get("metrics") instanceof List<?> list ? list : List.of();
        List<?> named = request.get("params") instanceof List<?> list ? list : List.of();
        require(some.size() <= 1000, "at most 1000 metrics, but were " + some.size());
        require(named.size() <= 100, "at most 100 params, but were " + named.size());
        for (Object item : some) {
            Map<?, ?> metric = (Map<?, ?>) item;
            require(metric.get("timestamp") instanceof Long, "timestamp must be a whole number");
            require(metric.get("step") instanceof Long, "step must be a whole number");
            metrics.add(
                    new Metric(text(metric, "key"), value(metric.get("value")), (Long) metric.get("timestamp"), (Long)
                            metric.get("step")));
        }
        for (Object item : named) {
            Map<?, ?> param = (Map<?, ?>) item;
            require(text(param, "value").length() <= 6000, "a param is too long");
            require(params.put(text(param, "key"), text(param, "value")) == null, "a param must not change");
        }
    }

    /** A number, or a text for those that JSON does not have. */
    private static double value(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        require(List.of("NaN", "Infinity", "-Infinity").contains(value), "value must be a number, but was " + value);
        return Double.parseDouble((String) value);
    }

    private static String text(Map<?, ?> request, String key) {
        require(request.get(key) instanceof String, key + " must be a text, but was " + request.get(key));
        return (String) request.get(key);
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new Refusal(400, rule);
        }
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int code;

        Refusal(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
