package anneal.lab.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Every place of the space with the same chance, whatever is known.
 *
 * @see <a href="https://jmlr.org/papers/v13/bergstra12a.html">Bergstra and Bengio: Random search for hyper-parameter
 *     optimization, 2012</a>
 */
record RandomSampler(SearchSpace space, long seed) implements Sampler {

    @Override
    public Optional<Candidate> next(int index, List<Map<String, Double>> bestFirst) {
        Random random = Sampler.random(seed, index);
        return Optional.of(space.draw(dimension -> dimension.at(random.nextDouble())));
    }
}
