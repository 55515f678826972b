package anneal.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A library on a number of threads.
 *
 * @param kind the library, and the way of using it
 * @param threads on which it computes, all its runs and processes together
 */
record Contender(Kind kind, int threads) {
    /** What the script {@code benchmarks/run} sets for benchmarks in one process. */
    private static final List<String> MEANT_FOR_OTHERS = List.of("OPENBLAS_THREAD_TIMEOUT", "KMP_BLOCKTIME");

    Contender {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, but was " + threads);
        }
    }

    /** Reads {@code NAME}, which computes on all threads that there are, or {@code NAME:THREADS}. */
    static Contender parse(String text, int threads) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Contender(Kind.named(text), threads)
                : new Contender(Kind.named(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Does the work in processes of its own, to their ends. */
    Report take(Path folder, Work work) throws IOException, InterruptedException {
        int processes = kind.sharing() == Kind.Sharing.PROCESSES
                ? Math.min(threads, work.rates().size())
                : 1;
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            Path file = folder.resolve("work-" + i + ".properties");
            work.part(i, processes).write(file);
            started.add(start(file, errors(folder, i), work.rates().size(), processes));
        }
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            reports.add(report(started.get(i), errors(folder, i)));
        }
        return Report.joined(reports);
    }

    private static Path errors(Path folder, int process) {
        return folder.resolve("errors-" + process + ".txt");
    }

    private Process start(Path workFile, Path errors, int runs, int processes) throws IOException {
        int atOnce = kind.sharing() == Kind.Sharing.RUNS ? Math.min(threads, runs) : 1;
        int threadsOfRun = threads / (processes * atOnce);
        List<String> command = new ArrayList<>(kind.program().command(kind.variant()));
        command.addAll(
                List.of(workFile.toString(), String.valueOf(threadsOfRun), String.valueOf(atOnce), kind.variant()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeAll(MEANT_FOR_OTHERS);
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threadsOfRun));
        builder.environment().put("ANNEAL_STARTED", String.valueOf(System.currentTimeMillis()));
        return builder.start();
    }

    private Report report(Process process, Path errors) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(lastLine(Files.readString(errors)));
        }
        return Report.parse(lastLine(said));
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    }
}
