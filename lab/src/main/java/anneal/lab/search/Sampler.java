package anneal.lab.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Says what to try next. Asked the same, it answers the same. */
interface Sampler {

    /**
     * The next candidate.
     *
     * @param index how many this sampler has given before
     * @param bestFirst what was decided in the candidates that have been judged, the best first
     * @return nothing, where all have been given
     */
    Optional<Candidate> next(int index, List<Map<String, Double>> bestFirst);

    /** The random numbers for one candidate; {@link Random}'s formulas are part of its specification. */
    static Random random(long seed, int index) {
        return new Random(31 * seed + 0x9E3779B97F4A7C15L * (index + 1));
    }
}
