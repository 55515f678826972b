package anneal.lab.search;

import anneal.train.Checkpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checkpoints at which legs have ended, those used last; what is not here any more is trained again. */
final class Checkpoints {
    private static final int MOST = 64;

    private final Map<Key, Checkpoint> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Checkpoint> eldest) {
            return size() > MOST;
        }
    };

    private record Key(int trial, int epoch) {}

    synchronized void put(int trial, int epoch, Checkpoint checkpoint) {
        kept.put(new Key(trial, epoch), checkpoint);
    }

    synchronized @Nullable Checkpoint get(int trial, int epoch) {
        return kept.get(new Key(trial, epoch));
    }
}
