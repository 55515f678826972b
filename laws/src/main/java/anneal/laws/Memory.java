package anneal.laws;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** How much memory this process holds beyond the Java heap, as Linux counts it. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** Bytes, once what the garbage collector can free is freed; skips the test on a system that does not tell. */
    static long beyondTheHeap() throws IOException {
        Assumptions.assumeTrue(Files.exists(STATUS), "only Linux tells");
        for (int i = 0; i < 3; i++) {
            System.gc();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        String line = Files.readAllLines(STATUS).stream()
                .filter(text -> text.startsWith("RssAnon"))
                .findFirst()
                .orElseThrow();
        long resident = Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        return resident
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
