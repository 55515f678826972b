package anneal.lab.search;

import anneal.notation.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every combination of all alternatives and of some numbers of each range, its ends among them, at equal distances. What is
 * open within an alternative is combined only with that. The last dimension changes fastest.
 */
final class GridSampler implements Sampler {
    private final int points;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * A grid.
     *
     * @param points numbers of each range, at least 2
     */
    GridSampler(SearchSpace space, int points) {
        if (points < 2) {
            throw new IllegalArgumentException("points must be >= 2, but was " + points);
        }
        this.points = points;
        Set<String> texts = new HashSet<>();
        Path path = new Path();
        do {
            Candidate candidate = space.any(path::choose);
            if (space.holds(candidate) && texts.add(candidate.optimizer() + candidate.schedule())) {
                candidates.add(candidate);
            }
        } while (path.advance());
    }

    /** How many candidates there are. */
    int size() {
        return candidates.size();
    }

    @Override
    public Optional<Candidate> next(int index, List<Map<String, Double>> bestFirst) {
        return index < candidates.size() ? Optional.of(candidates.get(index)) : Optional.empty();
    }

    /** The decisions on the way to one leaf of the tree, as digits of a number that is counted up. */
    private final class Path {
        private final List<Integer> digits = new ArrayList<>();
        private final Map<Integer, Integer> bases = new HashMap<>();
        private int depth;

        double choose(Dimension dimension) {
            int base = base(dimension);
            if (depth == digits.size()) {
                digits.add(0);
            }
            bases.put(depth, base);
            int digit = digits.get(depth++);
            return dimension instanceof Dimension.Choice ? digit : dimension.at(digit / (base - 1.0));
        }

        private int base(Dimension dimension) {
            return dimension instanceof Dimension.Choice choice
                    ? choice.alternatives().size()
                    : points;
        }

        /** Counts up; false after the last leaf. */
        boolean advance() {
            int last = depth - 1;
            while (last >= 0 && digits.get(last) + 1 == bases.getOrDefault(last, 0)) {
                last--;
            }
            if (last < 0) {
                return false;
            }
            digits.set(last, digits.get(last) + 1);
            digits.subList(last + 1, digits.size()).clear();
            depth = 0;
            return true;
        }
    }
}
