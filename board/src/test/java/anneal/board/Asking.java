package anneal.board;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A polite client of a board. */
final class Asking {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Asking() {}

    /** The answer to a JSON request. */
    static JsonElement post(Board board, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(board.address()).resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JsonParser.parseString(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** The answer to a question without a body. */
    static HttpResponse<String> get(Board board, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(board.address()).resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The line that an answer complains with. */
    static String error(JsonElement answer) {
        return answer.getAsJsonObject().get("error").getAsString();
    }
}
