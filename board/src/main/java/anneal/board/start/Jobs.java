package anneal.board.start;

import anneal.lab.store.Ids;
import anneal.notation.Fields;
import anneal.notation.NotationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that were started from the page since the board is up; when it ends, so do they, and save themselves. */
public final class Jobs implements AutoCloseable {
    private static final int MOST_AT_ONCE = 4;

    private final Path store;
    private final List<String> anneal;
    private final List<Job> jobs = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param store where runs are recorded; beside it lies the folder of what is started here
     * @param anneal how the command line is called
     */
    public Jobs(Path store, List<String> anneal) {
        this.store = store.toAbsolutePath().normalize();
        this.anneal = List.copyOf(anneal);
    }

    /** All of them, the newest last. */
    public synchronized Object shown() {
        return jobs.stream().map(Job::shown).toList();
    }

    /** Starts a command. */
    public synchronized Object start(Fields request) throws IOException {
        Order order = Order.of(request);
        if (jobs.stream().filter(job -> isAlive(job.shown())).count() >= MOST_AT_ONCE) {
            throw new NotationException("at most " + MOST_AT_ONCE + " commands can be under way at once");
        }
        int number = jobs.size() + 1;
        Path folder = store.resolveSibling("anneal-board").resolve(order.command() + "-" + Ids.fresh());
        Files.createDirectories(folder.getParent());
        Job job = Job.start(number, order, folder, this::launch);
        jobs.add(job);
        return job.shown();
    }

    private static boolean isAlive(Job.Shown job) {
        return job.status().equals("running") || job.status().equals("paused");
    }

    private Process launch(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(anneal);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ANNEAL_STORE", store.toString());
        return builder.start();
    }

    /** Does something with a job: {@code job} is its number, {@code action} pause, continue, stop or resume. */
    public synchronized Object act(Fields request) throws IOException {
        request.only(List.of("job", "action"));
        long number = request.whole("job", -1);
        if (number < 1 || number > jobs.size()) {
            throw new NotationException("there is no job " + number);
        }
        Job job = jobs.get((int) number - 1);
        job.act(request.string("action"));
        return job.shown();
    }

    @Override
    public void close() {
        List<Job> all;
        synchronized (this) {
            all = List.copyOf(jobs);
        }
        all.forEach(Job::end);
        try {
            for (Job job : all) {
                job.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
