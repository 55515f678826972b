package anneal.laws;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real Chromium without a window, spoken to by its DevTools protocol; it notes whatever its console complains of. */
public final class Chromium {
    private static final int SECONDS = 180;

    /** WCAG 2.1, success criterion 1.4.3: 4.5 to 1, and 3 to 1 for large text; what is disabled is exempt. */
    private static final String UNREADABLE = """
            (() => {
              const channels = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
              const light = colour => channels(colour).slice(0, 3).map(c => c / 255)
                .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = one => {
                const colour = getComputedStyle(one).backgroundColor;
                return channels(colour).length === 3 || one.parentElement === null ? colour : ground(one.parentElement);
              };
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (texts.nextNode()) {
                const one = texts.currentNode.parentElement;
                const text = texts.currentNode.textContent.trim();
                if (text !== '' && one.checkVisibility() && !one.closest(':disabled, script, option')) {
                  const style = getComputedStyle(one);
                  const pair = [light(one.closest('svg') ? style.fill : style.color), light(ground(one))];
                  const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
                  const size = parseFloat(style.fontSize);
                  if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) {
                    found.push(`${ratio.toFixed(2)} to 1: ${text}`);
                  }
                }
              }
              return found.join('\\n');
            })()""";

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Inbox inbox = new Inbox();
    private final AtomicInteger count = new AtomicInteger();

    private Chromium(Process process, Path profile) throws Exception {
        this.process = process;
        this.profile = profile;
        URI pages = URI.create("http://127.0.0.1:" + port() + "/json/list");
        HttpClient client = HttpClient.newHttpClient();
        String list = client.send(HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String address = page(list);
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), inbox)
                .get(SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    private static String page(String list) {
        for (JsonElement target : JsonParser.parseString(list).getAsJsonArray()) {
            if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
                return target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
            }
        }
        throw new IllegalStateException("no page in " + list);
    }

    /** Whether this machine has one. */
    public static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
    }

    public static Chromium start() throws Exception {
        Path profile = Files.createTempDirectory("anneal-chromium");
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=1280,900",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Chromium(process, profile);
    }

    private String port() throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < deadline) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                return Files.readAllLines(file).get(0);
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("chromium did not start");
    }

    private final class Inbox implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                message(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, data, last);
        }

        private void message(JsonObject message) {
            if (message.has("id")) {
                Objects.requireNonNull(answers.remove(message.get("id").getAsInt()))
                        .complete(message);
            } else {
                note(message.get("method").getAsString(), message.getAsJsonObject("params"));
            }
        }

        private void note(String method, JsonObject params) {
            boolean complains = switch (method) {
                case "Runtime.exceptionThrown" -> true;
                case "Runtime.consoleAPICalled" ->
                    List.of("error", "warning").contains(params.get("type").getAsString());
                case "Log.entryAdded" ->
                    params.getAsJsonObject("entry").get("level").getAsString().equals("error");
                default -> false;
            };
            if (complains) {
                complaints.add(params.toString());
            }
        }
    }

    /** A call of the protocol. */
    public JsonObject call(String method, Map<String, ?> params) throws Exception {
        int id = count.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        inbox.answers.put(id, answer);
        String text = new Gson().toJson(Map.of("id", id, "method", method, "params", params));
        socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
        JsonObject message = answer.get(SECONDS, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.getAsJsonObject("result");
    }

    /** What the console has complained of so far. */
    public List<String> complaints() {
        return new ArrayList<>(inbox.complaints);
    }

    public void open(String address) throws Exception {
        call("Page.navigate", Map.of("url", "about:blank"));
        call("Page.navigate", Map.of("url", address));
    }

    /** The value of a JavaScript expression, awaited, as text. */
    public String ask(String expression) throws Exception {
        JsonObject result = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null || value.isJsonNull()
                ? ""
                : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** Waits until a JavaScript condition holds. */
    public void await(String condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("never true: " + condition + "; complaints " + complaints());
            }
            Thread.sleep(25);
        }
    }

    private boolean holds(String condition) throws Exception {
        try {
            return ask("(() => { try { return !!(" + condition + "); } catch { return false; } })()")
                    .equals("true");
        } catch (IllegalStateException e) {
            return false; // the page is just giving way to another one
        }
    }

    /** Presses the first button with a text, as soon as there is one. */
    public void press(String text) throws Exception {
        await("[...document.querySelectorAll('button')].find(button => button.textContent === '" + text
                + "').click() === undefined");
    }

    /** A window of another size, light or dark, once it is drawn so. */
    public void look(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => true)");
    }

    /** The texts of the page that stand out too little from what is behind them, a line each, with their contrast. */
    public String unreadable() throws Exception {
        return ask(UNREADABLE);
    }

    /** Presses at a place of the window, and lets go at another. */
    public void drag(double fromX, double fromY, double toX, double toY) throws Exception {
        mouse("mousePressed", fromX, fromY, 1);
        mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2, 1);
        mouse("mouseMoved", toX, toY, 1);
        mouse("mouseReleased", toX, toY, 0);
    }

    /** Moves the mouse to a place of the window. */
    public void point(double x, double y) throws Exception {
        mouse("mouseMoved", x, y, 0);
    }

    private void mouse(String type, double x, double y, int buttons) throws Exception {
        String button = buttons == 0 && type.equals("mouseMoved") ? "none" : "left";
        call(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", button, "buttons", buttons, "clickCount", 1));
    }

    public void key(String key) throws Exception {
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
    }

    /** A picture of the window. */
    public void photograph(Path file) throws Exception {
        JsonObject picture = call("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").getAsString()));
    }

    /** Ends it, and removes what it has left. */
    public void end() throws Exception {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a straggler still writes; the system clears its temporary folder
        }
    }
}
