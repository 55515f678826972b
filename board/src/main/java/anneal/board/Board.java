package anneal.board;

import anneal.board.design.Design;
import anneal.board.http.Answer;
import anneal.board.http.Assets;
import anneal.board.http.Body;
import anneal.board.http.Gate;
import anneal.board.http.Refusal;
import anneal.board.http.Request;
import anneal.board.http.Server;
import anneal.notation.Fields;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running workbench. */
public final class Board implements AutoCloseable {
    private static final String PAGE = "index.html";

    private final Map<String, Supplier<Object>> told = Map.of("/api/vocabulary", Design::vocabulary);
    private final Map<String, Function<Fields, Object>> asked = Map.of(
            "/api/curves", Design::curves,
            "/api/explain", Design::explain,
            "/api/export", Design::export,
            "/api/edit", Design::edit,
            "/api/drag", Design::drag);
    private final Assets assets = new Assets(Board.class);
    private final Server server;
    private final String address;

    private Board(String host, int port, @Nullable String token) throws IOException {
        InetAddress network = network(host);
        if (token == null && !network.isLoopbackAddress()) {
            throw new IllegalArgumentException("host " + host + " can be reached by others, so a token must be given");
        }
        server = Server.start(new InetSocketAddress(network, port), Gate.of(host, network, token), this::answer);
        warm();
        address = "http://" + host + ":" + server.port() + "/" + (token == null ? "" : "?token=" + token);
    }

    /**
     * Starts a board.
     *
     * @param host the address at which it is to be reached
     * @param port 0 for any free one
     * @param token what one must know to come in; needed where others can reach the host
     * @throws IOException if the host is none of this machine's, or the port is taken
     */
    public static Board start(String host, int port, @Nullable String token) throws IOException {
        try {
            return new Board(host, port, token);
        } catch (BindException e) {
            throw new IOException(
                    "port " + port + " of " + host + " cannot be had: " + e.getMessage()
                            + "; another one may be given, 0 for any",
                    e);
        }
    }

    private static InetAddress network(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("there is no host " + host, e);
        }
    }

    /** Draws a curve that nobody sees, so that the first one somebody sees does not wait for classes to load. */
    private static void warm() {
        Fields request =
                new Fields(Map.of("curves", List.of(Map.of("spec", "linear(0, 0.1, 5%) then cosine(0.1, 95%)"))));
        Thread thread = new Thread(() -> Body.json(List.of(Design.curves(request), Design.vocabulary())), "board-warm");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where a browser finds it, token included. */
    public String address() {
        return address;
    }

    private Answer answer(Request request) throws IOException {
        String path = request.path();
        Supplier<Object> supplier = told.get(path);
        if (supplier != null) {
            require(request, "GET");
            return Body.json(supplier.get());
        }
        Function<Fields, Object> function = asked.get(path);
        if (function != null) {
            require(request, "POST");
            return Body.json(function.apply(request.fields()));
        }
        return assets.answer(request, path.equals("/") ? PAGE : path.substring(1));
    }

    private static void require(Request request, String method) {
        if (!request.method().equals(method)) {
            throw new Refusal(405, request.path() + " must be asked by " + method + ", but was by " + request.method());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
