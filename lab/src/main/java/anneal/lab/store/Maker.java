package anneal.lab.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The process that trains, or trained, a run.
 *
 * @param version its version of Anneal
 * @param host the machine's name
 * @param pid the process's number there
 */
public record Maker(String version, String host, long pid) {
    private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");

    /** By how much a process's start may be known wrongly. */
    private static final long SLACK_MILLIS = 1_000;

    private static final String HOST = thisHost();

    /** This process. */
    public static Maker here(String version) {
        return new Maker(version, HOST, ProcessHandle.current().pid());
    }

    private static String thisHost() {
        try {
            return Files.isReadable(LINUX_NAME)
                    ? Files.readString(LINUX_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        } catch (IOException e) {
            throw StoreException.ofMachine("cannot read " + LINUX_NAME + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether the process is known to be gone: it was one of this machine, and no process that was there at that time has its
     * number now.
     *
     * @param then when it trained the run, in milliseconds since 1970
     */
    public boolean gone(long then) {
        return host.equals(HOST)
                && ProcessHandle.of(pid)
                        .filter(process -> startedBefore(process, then))
                        .isEmpty();
    }

    private static boolean startedBefore(ProcessHandle process, long then) {
        return process.info()
                .startInstant()
                .map(start -> !start.isAfter(Instant.ofEpochMilli(then + SLACK_MILLIS)))
                .orElse(true);
    }
}
