package anneal.board.start;

import anneal.notation.NotationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that was started from the page.
 *
 * <p>Pausing it makes the system give it no more time; it stays in memory. Stopping it is what Ctrl-C is: a run that is trained
 * saves itself, and goes on later from there in a new process, with the bits of one that never stopped.
 */
final class Job {
    private static final int LINES = 40;
    private static final int SECONDS_TO_STOP = 15;
    private static final int TIMES_TO_PAUSE = 3;

    private final int number;
    private final Order order;
    private final Path folder;
    private final Commands commands;
    private final Deque<String> said = new ArrayDeque<>();
    private volatile Process process;
    private boolean paused;
    private boolean stopped;

    /** How it has ended; empty while it is under way. */
    private String over = "";

    private Job(int number, Order order, Path folder, Commands commands) throws IOException {
        this.number = number;
        this.order = order;
        this.folder = folder;
        this.commands = commands;
        process = run(beginning());
    }

    private List<String> beginning() {
        List<String> words = new ArrayList<>(order.flags());
        words.add("--out=" + folder);
        return words;
    }

    static Job start(int number, Order order, Path folder, Commands commands) throws IOException {
        return new Job(number, order, folder, commands);
    }

    /**
     * A job as it is shown.
     *
     * @param number which one
     * @param command what was started, as it would be typed
     * @param status running, paused, stopping, stopped, finished or failed
     * @param searches whether it is a search
     * @param resumable whether it can go on
     * @param folder where its files go
     * @param said the last lines it has printed
     */
    record Shown(
            int number,
            String command,
            String status,
            boolean searches,
            boolean resumable,
            String folder,
            List<String> said) {}

    synchronized Shown shown() {
        String command = "anneal " + order.command() + " " + String.join(" ", order.flags());
        boolean searches = order.command().equals("tune");
        return new Shown(
                number, command.strip(), status(), searches, isResumable(), folder.toString(), List.copyOf(said));
    }

    private String status() {
        if (!over.isEmpty()) {
            return over;
        }
        return paused ? "paused" : stopped ? "stopping" : "running";
    }

    private boolean isResumable() {
        return over.equals("stopped") && order.resuming(folder).isPresent();
    }

    synchronized boolean isUnderWay() {
        return over.isEmpty();
    }

    /** Does what the page asks. */
    synchronized void act(String action) throws IOException {
        switch (action) {
            case "pause" -> pause();
            case "continue" -> signal("-CONT", false);
            case "stop" -> stop();
            case "resume" -> resume();
            default -> throw new NotationException("action must be pause, continue, stop or resume, but was " + action);
        }
    }

    /** Not in the middle of a transaction, for which all others that write into the store would have to wait. */
    private void pause() throws IOException {
        for (int i = 0; i < TIMES_TO_PAUSE; i++) {
            signal("-STOP", true);
            if (commands.records().canBeWritten()) {
                return;
            }
            signal("-CONT", false);
        }
        throw new IOException(
                "job " + number + " cannot be paused without holding up others that write into the run store");
    }

    private void signal(String signal, boolean pauses) throws IOException {
        requireAlive();
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        try {
            if (!kill.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                requireAlive();
                throw new IOException("this system cannot pause a process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        paused = pauses;
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new NotationException(
                    "job " + number + " must be running, but is " + (over.isEmpty() ? "just ending" : over));
        }
    }

    private void stop() throws IOException {
        requireAlive();
        if (paused) {
            signal("-CONT", false);
        }
        stopped = true;
        process.toHandle().destroy(); // unlike destroy() of the process it lets us hear its last words
    }

    private void resume() throws IOException {
        List<String> words = order.resuming(folder).orElse(List.of());
        if (!isResumable()) {
            throw new NotationException("job " + number + " must be a stopped train or tune, but is a "
                    + order.command() + " that is " + status());
        }
        process = run(Files.exists(folder) ? words : beginning()); // one that had not begun begins
        stopped = false;
        over = "";
    }

    private Process run(List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of(order.command()));
        all.addAll(words);
        Process started = commands.start(all);
        Thread listener = new Thread(() -> listen(started), "board-job-" + number);
        listener.setDaemon(true);
        listener.start();
        return started;
    }

    private void listen(Process started) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
            }
        } catch (IOException e) {
            note("what it prints cannot be read: " + e.getMessage());
        }
        try {
            conclude(started.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A run that was told to stop when it had already come to its end has finished; its exit code tells of the signal alone. */
    private synchronized void conclude(int code) {
        boolean finished =
                code == 0 || (stopped && order.isOneRun() && commands.records().hasEnded(folder));
        over = finished ? "finished" : stopped ? "stopped" : "failed";
        paused = false;
    }

    private synchronized void note(String line) {
        said.addLast(line);
        if (said.size() > LINES) {
            said.removeFirst();
        }
    }

    /** Stops it, if it still runs. */
    synchronized void end() {
        if (process.isAlive()) {
            try {
                stop();
            } catch (IOException e) {
                process.destroyForcibly();
            }
        }
    }

    /** Waits until it has saved itself. */
    void await() throws InterruptedException {
        process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
}
