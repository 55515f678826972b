package anneal.cli;

import anneal.board.Board;
import anneal.board.Settings;
import anneal.cli.Failures.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anneal board}: the workbench in the browser. */
@Command(
        name = "board",
        description = {
            "Opens the workbench in the browser: design schedules, watch runs, start them. Ctrl-C ends it.",
            "Only this machine can reach it, unless --host says otherwise; then a token is needed, which is in the printed"
                    + " address."
        },
        mixinStandardHelpOptions = true)
final class BoardCommand implements Callable<Integer> {
    private static final int TOKEN_BITS = 128;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8008",
            description = "0 for any free one (default 8008)")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "localhost",
            description = "the address to be reached at (default localhost)")
    private String host = "localhost";

    @Option(
            names = "--token",
            paramLabel = "TEXT",
            description = "what one must know to come in (default: drawn by lot" + " where --host lets others in)")
    private @Nullable String token;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "the run store to watch (default: ANNEAL_STORE, else ./anneal.db)")
    private @Nullable Path store;

    @Option(names = "--no-open", description = "leave the browser alone")
    private boolean noOpen;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be from 0 to 65535, but was " + port);
        }
        if (token != null && !token.matches("[A-Za-z0-9_-]{8,200}")) {
            throw new UsageException("--token must be 8 to 200 letters, digits, - and _");
        }
        Settings settings =
                new Settings(host, port, token == null ? drawn() : token, StoreOptions.file(store), anneal());
        try (Board board = Board.start(settings)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The board is at " + board.address() + " until Ctrl-C");
            out.flush();
            if (!noOpen) {
                open(board.address());
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Interrupts.clear();
        }
        return 0;
    }

    /** This command line once more, for what is started from the page. */
    private static List<String> anneal() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", System.getProperty("java.class.path"), Anneal.class.getName());
    }

    private @Nullable String drawn() {
        return List.of("localhost", "127.0.0.1", "::1").contains(host)
                ? null
                : new BigInteger(TOKEN_BITS, new SecureRandom()).toString(36);
    }

    /** Shows the address in a browser, if there is one to be found. */
    private static void open(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("mac")
                ? List.of("open", address)
                : system.contains("windows")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                        : List.of("xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return; // the printed address is enough
        }
    }
}
