package anneal.lab.search;

import anneal.lab.Run;
import anneal.notation.Controls;
import anneal.notation.Settings;
import anneal.train.HyperParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The trials so far, to find those that a new one is equal to up to some epoch: the same update rule, seed and rates, and so
 * the same bits. A constant rate is the trunk of every schedule that begins with it.
 *
 * <p>A schedule that listens to the loss shares with nobody. Not thread-safe.
 */
final class Trunks {
    private final Subject subject;
    private final Map<Place, Trial> ends = new LinkedHashMap<>();

    Trunks(Subject subject) {
        this.subject = subject;
    }

    private record Place(int trial, int epoch) {}

    /** A trial was trained up to here, and can go on. */
    void reached(Trial trial, int epoch) {
        if (epoch < subject.run().epochs() && !listens(trial)) {
            ends.put(new Place(trial.number(), epoch), trial);
        }
    }

    /** This leg, if its trial has no checkpoint of its own, from as far on the way as an earlier one got on the same one. */
    Leg shared(Leg leg, Trial trial) {
        if (ends.containsKey(new Place(trial.number(), leg.from())) || listens(trial)) {
            return leg;
        }
        Optional<Place> farthest = ends.entrySet().stream()
                .filter(end -> end.getKey().epoch <= leg.to() && equal(end.getValue(), trial, end.getKey().epoch))
                .map(Map.Entry::getKey)
                .reduce((a, b) -> b.epoch > a.epoch ? b : a);
        return farthest.map(place -> leg.sharing(place.trial, place.epoch)).orElse(leg);
    }

    private static boolean listens(Trial trial) {
        return Settings.parse(trial.candidate().schedule()).listens();
    }

    /** Whether two trials make the same updates up to an epoch. */
    private boolean equal(Trial one, Trial other, int epoch) {
        if (one.seed() != other.seed()
                || !one.candidate().optimizer().equals(other.candidate().optimizer())) {
            return false;
        }
        Controls first = controls(one);
        Controls second = controls(other);
        long updates = epoch * subject.updatesPerEpoch();
        for (long step = 0; step < updates; step++) {
            if (!HyperParameters.of(first, step, 1).equals(HyperParameters.of(second, step, 1))) {
                return false;
            }
        }
        return true;
    }

    private Controls controls(Trial trial) {
        Run run = trial.candidate().on(subject.run());
        return run.controls(subject.split().train());
    }
}
