package anneal.board.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer as a whole.
 *
 * @param status the HTTP status
 * @param headers what is said about it
 * @param bytes it
 */
@SuppressWarnings("ArrayRecordComponent") // sent at once, never compared
public record Body(int status, Map<String, String> headers, byte[] bytes) implements Answer {
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(double.class, new Doubles())
            .registerTypeAdapter(Double.class, new Doubles().nullSafe())
            .disableHtmlEscaping()
            .create();

    /** Numbers in JSON as Java reads them back, to the bit; what is not finite is null. */
    private static final class Doubles extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                out.nullValue();
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            return in.nextDouble();
        }
    }

    /** The value of a record as JSON; numbers that are not finite are null. */
    public static Body json(Object value) {
        return json(200, value);
    }

    /** A line on what went wrong, as {@code {"error": ...}}. */
    static Body error(int status, String message) {
        return json(status, Map.of("error", message));
    }

    /** What is wrong with what somebody typed: an answer, not a failure, which browsers would write to their consoles. */
    static Body mistake(String message) {
        return error(200, message);
    }

    private static Body json(int status, Object value) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Cache-Control", "no-store");
        return new Body(status, headers, text(value).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Object value) {
        return GSON.toJson(value);
    }

    /** To another address, with a cookie. */
    static Body seeOther(String address, String cookie) {
        return new Body(303, Map.of("Location", address, "Set-Cookie", cookie), new byte[0]);
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
