package anneal.lab.search;

import anneal.lab.Lanes;
import anneal.train.Checkpoint;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Trains legs in this process, one in each lane. */
public final class LocalExecutor implements Executor {
    private final Subject subject;
    private final int threads;
    private final ExecutorService lanes;
    private final Checkpoints<Checkpoint> checkpoints = new Checkpoints<>();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    public LocalExecutor(Subject subject, Lanes lanes) {
        this.subject = subject;
        this.threads = lanes.threads();
        this.lanes = Executors.newFixedThreadPool(lanes.parallel());
    }

    @Override
    public void start(Leg leg) {
        lanes.execute(() -> done.add(train(leg)));
    }

    private Done train(Leg leg) {
        try {
            Subject.Trained trained = subject.train(leg, checkpoints.get(leg.source(), leg.from()), threads);
            if (trained.checkpoint() != null) {
                checkpoints.put(leg.trial(), leg.to(), trained.checkpoint());
            }
            return new Done(leg, trained.result(), null);
        } catch (RuntimeException | Error e) {
            return new Done(leg, null, e);
        }
    }

    @Override
    public Done take() throws InterruptedException {
        return done.take();
    }

    @Override
    public void close() {
        lanes.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            lanes.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
