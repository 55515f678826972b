package anneal.board.http;

import anneal.notation.Fields;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client asks for. */
public final class Request {
    private static final int LONGEST_ADDRESS = 16_384;
    private static final int LONGEST_BODY = 1 << 20;
    private static final String JSON = "application/json";

    private final HttpExchange exchange;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
        if (exchange.getRequestURI().toString().length() > LONGEST_ADDRESS) {
            throw new Refusal(414, "an address must be at most " + LONGEST_ADDRESS + " characters long");
        }
    }

    /** GET, POST, ... */
    public String method() {
        return exchange.getRequestMethod();
    }

    /** The address' path, decoded. */
    public String path() {
        String path = exchange.getRequestURI().getPath();
        return path == null ? "" : path;
    }

    /** The address' parameters, decoded; of several with one name the last. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] halves = pair.split("=", 2);
            query.put(decoded(halves[0]), halves.length == 1 ? "" : decoded(halves[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "an address' parameters must be percent-encoded UTF-8");
        }
    }

    /** A header; null if it was not sent. */
    public @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** How often a header was sent. */
    int count(String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of()).size();
    }

    /** The port that the request came in by. */
    int port() {
        return exchange.getLocalAddress().getPort();
    }

    /** The JSON object that was sent: a megabyte at most. */
    public Fields fields() throws IOException {
        String type = header("Content-Type");
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase(JSON)) {
            throw new Refusal(415, "what is sent must be " + JSON + (type == null ? "" : ", but was " + type));
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new Refusal(413, "what is sent must be at most " + LONGEST_BODY + " bytes");
        }
        try {
            return Fields.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "what is sent must be UTF-8");
        }
    }
}
