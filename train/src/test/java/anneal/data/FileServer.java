package anneal.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that answers each request in the way given, the last way again and again. */
final class FileServer implements Closeable {

    /** How to answer a request for some bytes. */
    interface Way {
        void answer(HttpExchange exchange, byte[] bytes) throws IOException;

        Way WHOLE = (exchange, bytes) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
        Way RANGE = (exchange, bytes) -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                WHOLE.answer(exchange, bytes);
                return;
            }
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            exchange.sendResponseHeaders(206, bytes.length - from);
            exchange.getResponseBody().write(bytes, from, bytes.length - from);
        };
        Way CUT = (exchange, bytes) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut on purpose");
        };
        Way SILENT = (exchange, bytes) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, 10);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Way CHANGED = (exchange, bytes) -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 5-6/7");
            exchange.sendResponseHeaders(206, 2);
            exchange.getResponseBody().write(bytes, 0, 2);
        };
        Way PAST_THE_END = (exchange, bytes) -> exchange.sendResponseHeaders(416, -1);
        Way NOT_FOUND = (exchange, bytes) -> exchange.sendResponseHeaders(404, -1);
        Way OTHER_LENGTH = (exchange, bytes) -> WHOLE.answer(exchange, Arrays.copyOf(bytes, bytes.length + 1));
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] bytes;
    private final List<Way> ways;

    /** The Range header of each request, "-" for none. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    FileServer(byte[] bytes, Way... ways) throws IOException {
        this.bytes = bytes;
        this.ways = new ArrayList<>(List.of(ways));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? "-" : range);
        Way way;
        synchronized (ways) {
            way = ways.size() > 1 ? ways.remove(0) : ways.get(0);
        }
        try (exchange) {
            way.answer(exchange, bytes);
        }
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    URI uri() {
        return URI.create(base() + "file");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Path part(Path folder) {
        return folder.resolve("file.part");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
