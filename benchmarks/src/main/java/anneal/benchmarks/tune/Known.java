package anneal.benchmarks.tune;

import anneal.lab.search.Journal;
import anneal.lab.search.Leg;
import anneal.lab.search.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Results that several searches share, because what is trained is the same, whichever of them asks. */
final class Known implements Journal {
    private final Map<Key, Result> results = new HashMap<>();

    private record Key(String optimizer, String schedule, long seed, int from, int to) {
        static Key of(Leg leg) {
            return new Key(leg.optimizer(), leg.schedule(), leg.seed(), leg.from(), leg.to());
        }
    }

    @Override
    public Optional<Result> find(Leg leg) {
        return Optional.ofNullable(results.get(Key.of(leg)));
    }

    @Override
    public void record(Leg leg, Result result) {
        results.put(Key.of(leg), result);
    }
}
