package anneal.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A process that takes down one long run, and says how far it has come each time the store has acknowledged it. */
final class WriterProcess {
    private static final int STEPS_AT_ONCE = 50;

    private WriterProcess() {}

    /** Arguments: the store, and the steps to take down. */
    public static void main(String[] arguments) {
        try (Store store = Store.open(Path.of(arguments[0]))) {
            StoreLog log = StoreLog.begin(store, Examples.RUN, Examples.NO_PROBLEMS);
            long steps = Long.parseLong(arguments[1]);
            for (long step = 0; step < steps; step += STEPS_AT_ONCE) {
                Examples.send(log, Examples.updates(step, step + STEPS_AT_ONCE));
                System.out.println(log.id() + " " + (step + STEPS_AT_ONCE));
            }
        }
    }

    static Process start(Path store, long steps) {
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WriterProcess.class.getName(),
                            store.toString(),
                            Long.toString(steps)))
                    .redirectError(store.resolveSibling("errors").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
