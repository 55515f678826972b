package anneal.spark;

import anneal.lab.search.Checkpoints;
import anneal.lab.search.Executor;
import anneal.lab.search.Leg;
import anneal.lab.search.Subject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains legs as the tasks of a Spark application, each on as many threads as {@code spark.task.cpus} says.
 *
 * <p>Spark itself trains a leg again whose process was lost ({@code spark.task.maxFailures}), and one that takes too long a second
 * time elsewhere where {@code spark.speculation} and {@code spark.speculation.task.duration.threshold} ask for it: a leg is a stage of
 * one task, which Spark compares with no other.
 */
public final class SparkExecutor implements Executor {
    private final JavaSparkContext cluster;
    private final Work work;
    private final int threads;
    private final ExecutorService waiting = Executors.newCachedThreadPool();
    private final Checkpoints<byte[]> checkpoints = new Checkpoints<>();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    /**
     * An executor on an application, which it stops when it is closed.
     *
     * @param cluster the application
     * @param subject what its legs train; what its run names must be found on every machine
     */
    public SparkExecutor(JavaSparkContext cluster, Subject subject) {
        this.cluster = cluster;
        this.work = Work.of(subject);
        this.threads = cluster.getConf().getInt("spark.task.cpus", 1);
    }

    @Override
    public void start(Leg leg) {
        waiting.execute(() -> done.add(train(leg)));
    }

    private Done train(Leg leg) {
        try {
            LegTask task = new LegTask(work, leg, checkpoints.get(leg.source(), leg.from()), threads);
            return done(
                    leg,
                    cluster.parallelize(List.of(task), 1).map(LegTask::train).first());
        } catch (Exception | Error e) { // Spark throws checked exceptions that it does not declare
            return new Done(leg, null, e);
        }
    }

    private Done done(Leg leg, LegTask.Answer answer) {
        if (answer.reached() != null) {
            checkpoints.put(leg.trial(), leg.to(), answer.reached());
        }
        Throwable failure = answer.problem() == null ? null : new IllegalArgumentException(answer.problem());
        return new Done(leg, answer.result(), failure);
    }

    @Override
    public Done take() throws InterruptedException {
        return done.take();
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        cluster.close();
        waiting.shutdownNow();
        try {
            waiting.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
