package anneal.lab.search;

import anneal.lab.Run;
import anneal.notation.Controls;
import anneal.notation.Settings;
import anneal.train.HyperParameters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The trials so far, to find those that a new one is equal to up to some epoch: the same update rule, seed and rates, and so
 * the same bits. A constant rate is the trunk of every schedule that begins with it.
 *
 * <p>A schedule that listens to the loss shares with nobody. Not thread-safe.
 */
final class Trunks {
    private final Subject subject;
    private final Set<Place> ends = new HashSet<>();
    private final NavigableSet<Integer> epochs = new TreeSet<>();

    /** Of those that are equal, the first. */
    private final Map<Way, Trial> firsts = new HashMap<>();

    Trunks(Subject subject) {
        this.subject = subject;
    }

    private record Place(int trial, int epoch) {}

    /** A trial was trained up to here, and can go on. */
    void reached(Trial trial, int epoch) {
        if (epoch < subject.run().epochs() && !listens(trial)) {
            ends.add(new Place(trial.number(), epoch));
            epochs.add(epoch);
            firsts.putIfAbsent(new Way(trial, controls(trial), epoch), trial);
        }
    }

    /** This leg, if its trial has no checkpoint of its own, from as far on the way as an earlier one got on the same one. */
    Leg shared(Leg leg, Trial trial) {
        if (ends.contains(new Place(trial.number(), leg.from())) || listens(trial)) {
            return leg;
        }
        Controls controls = controls(trial);
        for (int epoch : epochs.headSet(leg.to(), true).descendingSet()) {
            Trial first = firsts.get(new Way(trial, controls, epoch));
            if (first != null) {
                return leg.sharing(first.number(), epoch);
            }
        }
        return leg;
    }

    private static boolean listens(Trial trial) {
        return Settings.parse(trial.candidate().schedule()).listens();
    }

    /** The updates of a trial up to an epoch, known by those at the ends of its epochs. */
    private final class Way {
        private final Trial trial;
        private final int epoch;
        private final int hash;

        Way(Trial trial, Controls controls, int epoch) {
            this.trial = trial;
            this.epoch = epoch;
            int known = 31 * trial.candidate().optimizer().hashCode() + Long.hashCode(trial.seed());
            for (int i = 1; i <= epoch; i++) {
                long last = i * subject.updatesPerEpoch() - 1;
                known = 31 * known + HyperParameters.of(controls, last, 1).hashCode();
            }
            this.hash = known;
        }

        /** Whether both make the same updates, all of them. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Way that
                    && epoch == that.epoch
                    && hash == that.hash
                    && equal(trial, that.trial, epoch);
        }

        @Override
        public int hashCode() {
            return hash;
        }
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
