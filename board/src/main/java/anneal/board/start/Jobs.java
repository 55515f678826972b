package anneal.board.start;

import anneal.board.watch.Watch;
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
    private final Commands commands;
    private final List<Job> jobs = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param store where runs are recorded; beside it lies the folder of what is started here
     * @param anneal how the command line is called
     * @param records what is known of the store
     */
    public Jobs(Path store, List<String> anneal, Watch records) {
        this.store = store.toAbsolutePath().normalize();
        commands = new Commands(anneal, this.store, records);
    }

    /** All of them, the newest last. */
    public synchronized Object shown() {
        return jobs.stream().map(Job::shown).toList();
    }

    /** Starts a command. */
    public synchronized Object start(Fields request) throws IOException {
        Order order = Order.of(request);
        Path folder = store.resolveSibling("anneal-board").resolve(order.command() + "-" + Ids.fresh());
        Files.createDirectories(folder.getParent());
        return begin(order, folder);
    }

    /** Goes on with a training of the store that was stopped before this board was started: {@code run} is its id. */
    public synchronized Object resume(Fields request) throws IOException {
        request.only(List.of("run"));
        Path folder = commands.records().stopped(request.string("run"));
        return begin(Order.resumed(folder), folder);
    }

    private Job.Shown begin(Order order, Path folder) throws IOException {
        requireRoom();
        int number = jobs.size() + 1;
        Job job = Job.start(number, order, folder, commands);
        jobs.add(job);
        return job.shown();
    }

    private void requireRoom() {
        if (jobs.stream().filter(Job::isUnderWay).count() >= MOST_AT_ONCE) {
            throw new NotationException("at most " + MOST_AT_ONCE + " commands can be under way at once");
        }
    }

    /** Does something with a job: {@code job} is its number, {@code action} pause, continue, stop or resume. */
    public synchronized Object act(Fields request) throws IOException {
        request.only(List.of("job", "action"));
        long number = request.whole("job", -1);
        if (number < 1 || number > jobs.size()) {
            throw new NotationException("there is no job " + number);
        }
        Job job = jobs.get((int) number - 1);
        String action = request.string("action");
        if (action.equals("resume") && !job.isUnderWay()) {
            requireRoom();
        }
        job.act(action);
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
