package anneal.lab.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long trials are trained. */
public sealed interface Regime {

    /** A conversation from its beginning. */
    Strategy start(Sampler sampler, Subject subject);

    /** Every trial is trained to the end. */
    record Full() implements Regime {
        @Override
        public Strategy start(Sampler sampler, Subject subject) {
            return new Asha(sampler, subject, List.of(subject.run().epochs()), 2);
        }
    }

    /**
     * Asynchronous successive halving: at each rung, one in {@code keep} goes on.
     *
     * @param rungs epochs after which trials are judged, increasing, the end left out
     * @param keep at least 2
     */
    record Halving(List<Integer> rungs, int keep) implements Regime {
        public Halving {
            rungs = List.copyOf(rungs);
        }

        /** Judged after a third and after two thirds of the run; one in three goes on. */
        public static Halving thirds(int epochs) {
            return new Halving(
                    IntStream.of(1, 2)
                            .map(third -> third * epochs / 3)
                            .filter(rung -> rung > 0)
                            .distinct()
                            .boxed()
                            .toList(),
                    3);
        }

        @Override
        public Strategy start(Sampler sampler, Subject subject) {
            List<Integer> all = new ArrayList<>(rungs);
            all.add(subject.run().epochs());
            return new Asha(sampler, subject, all, keep);
        }
    }

    /**
     * Hyperband: brackets of halving, from many trials judged early to few trained to the end.
     *
     * @param keep one in how many goes on, at least 2
     */
    record Brackets(int keep) implements Regime {
        @Override
        public Strategy start(Sampler sampler, Subject subject) {
            return new Hyperband(sampler, subject, keep);
        }
    }

    /**
     * Constant rates, cut where their loss flattens by the factor that pays: {@link StepPoints}.
     *
     * @param rates how many rates are looked at
     * @param factors by which it is tried to cut them, in (0, 1)
     */
    record Cutting(int rates, List<Double> factors) implements Regime {
        private static final int QUARTER = 4;
        private static final int FIFTH = 5;

        public Cutting {
            factors = List.copyOf(factors);
            if (factors.isEmpty()
                    || factors.stream().distinct().count() < factors.size()
                    || factors.stream().anyMatch(factor -> !(factor > 0 && factor < 1))) {
                throw new IllegalArgumentException("factors must differ and be in (0, 1), but were " + factors);
            }
        }

        /** As many rates as can be looked at for a quarter of a budget. */
        public static Cutting within(double budget, int epochs, List<Double> factors) {
            return new Cutting((int) Math.max(1, budget / QUARTER / Math.max(1, epochs / FIFTH)), factors);
        }

        @Override
        public Strategy start(Sampler sampler, Subject subject) {
            return new StepPoints(sampler, subject, rates, factors);
        }
    }

    /**
     * Population-based training of constant rates, which makes a schedule of them.
     *
     * @param members at least 2
     * @param every epochs from one change of rates to the next
     */
    record Evolving(int members, int every) implements Regime {
        @Override
        public Strategy start(Sampler sampler, Subject subject) {
            return new Population(sampler, subject, members, every);
        }
    }
}
