package anneal.board.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What a client gets: a {@link Body} at once, or an {@link EventStream}. */
public sealed interface Answer permits Body, EventStream {

    /** Writes it. */
    void send(HttpExchange exchange) throws IOException;
}
