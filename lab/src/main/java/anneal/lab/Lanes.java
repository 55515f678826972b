package anneal.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lanes for many runs: how many go on at once, and on how many threads each computes. Neither changes the results.
 *
 * @param parallel runs at once, at least 1
 * @param threads threads of each run, 1 or 2
 */
public record Lanes(int parallel, int threads) {
    private static final int MOST_THREADS = 2;

    public Lanes {
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel must be >= 1, but was " + parallel);
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be 1 or 2, but was " + threads);
        }
    }

    /**
     * Lanes that fill the cores: a run on each, or on two of them where there are twice as many cores as runs.
     *
     * @param runs how many runs there are
     * @param cores how many cores there are
     */
    public static Lanes filling(int runs, int cores) {
        return of(Math.min(runs, cores), cores);
    }

    /** Lanes for so many runs at once, with two threads each where there are cores for them. */
    public static Lanes of(int parallel, int cores) {
        return new Lanes(parallel, cores / MOST_THREADS >= parallel ? MOST_THREADS : 1);
    }

    /**
     * What runs led to.
     *
     * @param values of those that have one, by name, in the order of the runs
     * @param failures of those that have failed, in the order of the runs
     */
    public record Finished<T>(Map<String, T> values, List<Failure> failures) {}

    /**
     * Does the work of runs, begun in their order, each on a thread of its lane. One that throws does not disturb the
     * others; only if all that ended have failed is the first failure thrown here.
     *
     * <p>When the calling thread is interrupted, so are those under way, and no more are begun; what they still give counts,
     * and the calling thread stays interrupted.
     *
     * @param runs the work by name
     */
    public <T> Finished<T> run(Map<String, Supplier<T>> runs) {
        Map<String, T> values = new ConcurrentHashMap<>();
        Map<String, Throwable> thrown = new ConcurrentHashMap<>();
        ExecutorService lanes = Executors.newFixedThreadPool(parallel);
        runs.forEach((name, work) -> lanes.execute(() -> {
            try {
                values.put(name, work.get());
            } catch (Throwable e) { // a task in another language may throw what Java would have to declare
                thrown.put(name, e);
            }
        }));
        lanes.shutdown();
        awaitEnd(lanes);
        return finished(runs.keySet(), values, thrown);
    }

    private static void awaitEnd(ExecutorService lanes) {
        boolean interrupted = false;
        while (!lanes.isTerminated()) {
            try {
                lanes.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                lanes.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Finished<T> finished(
            Iterable<String> names, Map<String, T> values, Map<String, Throwable> thrown) {
        Map<String, T> ordered = new LinkedHashMap<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : names) {
            if (values.containsKey(name)) {
                ordered.put(name, values.get(name));
            } else if (thrown.containsKey(name)) {
                failures.add(new Failure(name, thrown.get(name)));
            }
        }
        if (ordered.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0).rethrown();
        }
        return new Finished<>(ordered, failures);
    }
}
