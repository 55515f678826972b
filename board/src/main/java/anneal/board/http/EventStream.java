package anneal.board.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer without an end: server-sent events, one after another until the client has gone.
 *
 * @param source writes them
 */
public record EventStream(Source source) implements Answer {

    /** What has something to tell. */
    @FunctionalInterface
    public interface Source {
        /** Sends events until there are no more; a client that has gone is an IOException of {@code out}. */
        void tell(Events out) throws IOException, InterruptedException;
    }

    /** Where events go. */
    public static final class Events {
        private final OutputStream out;

        private Events(OutputStream out) {
            this.out = out;
        }

        /** Sends a value as JSON. */
        public void send(String event, Object value) throws IOException {
            write("event: " + event + "\ndata: " + Body.text(value) + "\n\n");
        }

        /** Sends nothing, which finds out whether the client is still there. */
        public void breathe() throws IOException {
            write(":\n\n");
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try {
            source.tell(new Events(exchange.getResponseBody()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
