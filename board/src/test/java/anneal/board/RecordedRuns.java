package anneal.board;

import anneal.lab.RunFile;
import anneal.lab.store.NewRun;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.train.Ending;
import anneal.train.TrainEvent;
import java.nio.file.Path;

/** Runs in a store, written by hand, whose losses are known. */
final class RecordedRuns {
    private static final int BATCHES = 100;

    private RecordedRuns() {}

    /** Begins a run of so many updates. */
    static StoreLog begin(Store store, String name, int updates) {
        return begin(store, name, updates, new NewRun.Origin("train", "g1", Path.of("runs"), "test"));
    }

    /** Begins a run of so many updates that comes from somewhere. */
    static StoreLog begin(Store store, String name, int updates, NewRun.Origin origin) {
        NewRun run = new NewRun(name, RunFile.STANDARD, origin, null);
        StoreLog log = StoreLog.begin(store, run, problem -> {
            throw new AssertionError(problem);
        });
        log.write(new TrainEvent.Started(Math.max(1, updates / BATCHES), BATCHES, 12_800), System.currentTimeMillis());
        return log;
    }

    /** Updates with the loss {@code 1 + step} and a spike to a million at every step that ends in 777. */
    static void updates(StoreLog log, long from, long to) {
        for (long step = from; step < to; step++) {
            double loss = step % 1000 == 777 ? 1e6 : 1 + step;
            log.write(
                    new TrainEvent.Updated(step, (int) (step / BATCHES), 0.1, loss, Double.NaN),
                    System.currentTimeMillis());
        }
        log.flush();
    }

    static void end(StoreLog log, long updates) {
        log.write(new TrainEvent.Ended(Ending.COMPLETE, updates), System.currentTimeMillis());
        log.close();
    }
}
