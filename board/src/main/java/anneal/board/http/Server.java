package anneal.board.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK's HTTP server: a thread for each request, and one line for whatever goes wrong. */
public final class Server implements AutoCloseable {
    private static final int MOST_THREADS = 512;
    private static final int IDLE_SECONDS = 30;

    private final HttpServer http;
    private final ExecutorService threads;

    private Server(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /** What answers those who were let in. */
    @FunctionalInterface
    public interface Handler {
        /** The answer; what a {@link Refusal} or an IllegalArgumentException says is told to the client. */
        Answer answer(Request request) throws IOException;
    }

    /**
     * Starts to answer.
     *
     * @throws java.net.BindException if the port is taken
     */
    public static Server start(InetSocketAddress address, Gate gate, Handler handler) throws IOException {
        set("sun.net.httpserver.nodelay", "true"); // without it a small answer takes 44 ms on JDK 17
        set("sun.net.httpserver.maxReqTime", Integer.toString(IDLE_SECONDS)); // nobody holds a thread by dawdling
        HttpServer http = HttpServer.create(address, 0);
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = new ThreadPoolExecutor(
                0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "board-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        http.setExecutor(threads);
        http.createContext("/", exchange -> answer(exchange, gate, handler));
        http.start();
        return new Server(http, threads);
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The port that it listens at. */
    public int port() {
        return http.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Gate gate, Handler handler) throws IOException {
        try (exchange) {
            protect(exchange.getResponseHeaders());
            answer(exchange, () -> {
                Request request = new Request(exchange);
                Optional<Answer> instead = gate.check(request);
                return instead.isPresent() ? instead.get() : handler.answer(request);
            });
        }
    }

    /** An answer that is still to be found. */
    @FunctionalInterface
    private interface Sought {
        Answer find() throws IOException;
    }

    private static void answer(HttpExchange exchange, Sought sought) throws IOException {
        Answer answer;
        try {
            answer = sought.find();
        } catch (Refusal e) {
            answer = Body.error(e.status(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            answer = Body.mistake(String.valueOf(e.getMessage()));
        } catch (StackOverflowError | OutOfMemoryError e) {
            answer = Body.error(413, "the request is too large");
        } catch (RuntimeException | IOException e) {
            answer = Body.error(500, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        answer.send(exchange);
    }

    /** Nothing is run, shown or asked for that is not the board's own, and nobody puts it into a frame. */
    private static void protect(Headers headers) {
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.stop(0);
    }
}
