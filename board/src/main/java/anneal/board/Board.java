package anneal.board;

import anneal.board.design.Design;
import anneal.board.http.Answer;
import anneal.board.http.Assets;
import anneal.board.http.Body;
import anneal.board.http.Gate;
import anneal.board.http.Refusal;
import anneal.board.http.Request;
import anneal.board.http.Server;
import anneal.board.start.Jobs;
import anneal.board.watch.Watch;
import anneal.notation.Fields;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/** A running workbench. */
public final class Board implements AutoCloseable {
    private static final String PAGE = "index.html";
    private static final int WARM_UPS = 10;

    private final Watch watch;
    private final Jobs jobs;
    private final Map<String, Told> told;
    private final Map<String, Asked> asked;
    private final Map<String, Heard> heard;
    private final Assets assets = new Assets(Board.class);
    private final Server server;
    private final String address;

    /** What is told without a question. */
    @FunctionalInterface
    private interface Told {
        Object answer() throws IOException;
    }

    /** What is asked with a JSON object. */
    @FunctionalInterface
    private interface Asked {
        Object answer(Fields request) throws IOException;
    }

    /** What is answered in a form of its own: as it happens, or as a picture. */
    @FunctionalInterface
    private interface Heard {
        Answer of(Map<String, String> query) throws IOException;
    }

    private Board(Settings settings, InetAddress network) throws IOException {
        watch = new Watch(settings.store());
        jobs = new Jobs(settings.store(), settings.anneal(), watch);
        told = Map.of(
                "/api/vocabulary", Design::vocabulary,
                "/api/runs", watch::runs,
                "/api/searches", watch::searches,
                "/api/jobs", jobs::shown);
        heard = Map.of(
                "/api/live",
                        query -> watch.live(query.getOrDefault("curves", ""), query.getOrDefault("along", "update")),
                "/api/search", query -> watch.search(query.getOrDefault("id", "")),
                "/api/range", query -> watch.range(query.getOrDefault("run", "")));
        asked = Map.of(
                "/api/curves", Design::curves,
                "/api/explain", Design::explain,
                "/api/export", Design::export,
                "/api/edit", Design::edit,
                "/api/drag", Design::drag,
                "/api/picture", watch::picture,
                "/api/start", jobs::start,
                "/api/resume", jobs::resume,
                "/api/act", jobs::act);
        String host = settings.host();
        String token = settings.token();
        try {
            InetSocketAddress at = new InetSocketAddress(network, settings.port());
            server = Server.start(at, Gate.of(host, network, token), this::answer);
        } catch (IOException e) {
            watch.close();
            throw e;
        }
        warm();
        address = "http://" + host + ":" + server.port() + "/" + (token == null ? "" : "?token=" + token);
    }

    /**
     * Starts a board.
     *
     * @throws IllegalArgumentException if others can reach the host and there is no token
     * @throws IOException if the host is none of this machine's, or the port is taken
     */
    public static Board start(Settings settings) throws IOException {
        String host = settings.host();
        InetAddress network = network(host);
        if (settings.token() == null && !network.isLoopbackAddress()) {
            throw new IllegalArgumentException("host " + host + " can be reached by others, so a token must be given");
        }
        try {
            return new Board(settings, network);
        } catch (BindException e) {
            throw new IOException(
                    "port " + settings.port() + " of " + host + " cannot be had: " + e.getMessage()
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

    /** Does unseen what a first visit asks for, so that it does not wait for classes to load and to be compiled. */
    private void warm() throws IOException {
        Fields curves =
                new Fields(Map.of("curves", List.of(Map.of("spec", "linear(0, 0.1, 5%) then cosine(0.1, 95%)"))));
        for (int i = 0; i < WARM_UPS; i++) {
            Body.json(List.of(Design.curves(curves), Design.vocabulary()));
        }
        assets.read(PAGE);
    }

    /** Where a browser finds it, token included. */
    public String address() {
        return address;
    }

    private Answer answer(Request request) throws IOException {
        String path = request.path();
        Heard stream = heard.get(path);
        if (stream != null) {
            require(request, "GET");
            return stream.of(request.query());
        }
        Told answer = told.get(path);
        if (answer != null) {
            require(request, "GET");
            return Body.json(answer.answer());
        }
        Asked question = asked.get(path);
        if (question != null) {
            require(request, "POST");
            return Body.json(question.answer(request.fields()));
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
        jobs.close();
        watch.close();
    }
}
