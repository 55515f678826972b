package anneal.board;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many who watch the loss of a run at once, each on a connection and a thread of its own. */
final class Watchers implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<List<Double>>> watchers = new ArrayList<>();

    /** So many, who know the loss up to a step and watch until another one. */
    Watchers(int count, Board board, String id, long from, long to) {
        URI address = URI.create(board.address()).resolve("/api/live?curves=" + id + ":" + from + ":loss");
        for (int i = 0; i < count; i++) {
            watchers.add(threads.submit(() -> heard(address, to)));
        }
    }

    /** The losses that a watcher hears of, up to that of a step. */
    private static List<Double> heard(URI address, long step) throws IOException, InterruptedException {
        List<Double> losses = new ArrayList<>();
        try (Stream<String> lines = CLIENT.send(
                        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines())
                .body()) {
            for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
                String text = all.next();
                if (text.startsWith("data: {\"run\"")) {
                    JsonObject points = JsonParser.parseString(text.substring("data: ".length()))
                            .getAsJsonObject();
                    points.getAsJsonArray("y").forEach(loss -> losses.add(loss.getAsDouble()));
                    if (points.get("last").getAsLong() == step) {
                        return losses;
                    }
                }
            }
            throw new AssertionError("the stream ended");
        }
    }

    /** What each has heard when all have come to the last step. */
    List<List<Double>> heard() throws Exception {
        List<List<Double>> heard = new ArrayList<>();
        for (Future<List<Double>> watcher : watchers) {
            heard.add(watcher.get(SECONDS, TimeUnit.SECONDS));
        }
        return heard;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
