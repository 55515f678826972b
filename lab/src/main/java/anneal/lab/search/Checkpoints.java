package anneal.lab.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints at which legs have ended, those used last; what is not here any more is trained again.
 *
 * @param <C> a checkpoint, in whatever form
 */
public final class Checkpoints<C> {
    private static final int MOST = 64;

    private final Map<Key, C> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, C> eldest) {
            return size() > MOST;
        }
    };

    private record Key(int trial, int epoch) {}

    /** Keeps the checkpoint of a trial after so many epochs. */
    public synchronized void put(int trial, int epoch, C checkpoint) {
        kept.put(new Key(trial, epoch), checkpoint);
    }

    /** The checkpoint of a trial after so many epochs; null where it is not here. */
    public synchronized @Nullable C get(int trial, int epoch) {
        return kept.get(new Key(trial, epoch));
    }
}
