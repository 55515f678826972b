package anneal.record;

import anneal.notation.Json;
import anneal.notation.NotationException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** An MLflow server, spoken to in JSON. A request that finds it unwell is repeated twice. */
final class MlflowServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final int NOT_FOUND = 404;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI tracking;

    MlflowServer(URI tracking) {
        if (!("http".equals(tracking.getScheme()) || "https".equals(tracking.getScheme()))
                || tracking.getHost() == null) {
            throw new IllegalArgumentException(
                    "the MLflow address must begin with http:// or https:// and a host, but was " + tracking);
        }
        this.tracking = tracking;
    }

    Map<?, ?> post(String call, Map<String, Object> body) throws IOException {
        HttpRequest.Builder request = request(call)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)));
        return answer(call, send(request));
    }

    /** The answer to a question; empty if the server knows no such thing. */
    Map<?, ?> find(String call, String key, String value) throws IOException {
        String query = "?" + key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        HttpResponse<String> response = send(request(call + query).GET());
        boolean unknown = response.statusCode() == NOT_FOUND && response.body().contains("RESOURCE_DOES_NOT_EXIST");
        return unknown ? Map.of() : answer(call, response);
    }

    private HttpRequest.Builder request(String call) {
        String base = tracking.toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/api/2.0/mlflow/" + call))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        IOException last = new IOException("not asked");
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
                if (response.statusCode() < 500 || i == TRIES - 1) {
                    return response;
                }
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + this + " was asked", e);
            }
        }
        throw new IOException("cannot reach " + this + ": "
                + (last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage()));
    }

    private Map<?, ?> answer(String call, HttpResponse<String> response) throws IOException {
        Object body;
        try {
            body = Json.read(response.body());
        } catch (NotationException e) {
            body = null;
        }
        if (response.statusCode() != 200) {
            Object why = body instanceof Map<?, ?> object ? object.get("message") : null;
            throw new IOException(this + " refused " + call + ": " + (why == null ? response.statusCode() : why));
        }
        if (body instanceof Map<?, ?> object) {
            return object;
        }
        throw new IOException(this + " answered " + call + " with something else than a JSON object");
    }

    @Override
    public String toString() {
        return "the MLflow server at " + tracking;
    }
}
