package anneal.lab;

import anneal.data.Loader;
import anneal.data.Split;
import anneal.find.Findings;
import anneal.find.RangeCurve;
import anneal.find.RangeTest;
import anneal.net.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * The range test of a run under several seeds, each of which decides first weights and batches.
 *
 * @param run what is tested; its schedule and epochs do not matter
 * @param test how
 * @param seeds how many seeds, counted up from the run's, at least 1
 */
public record RateSearch(Run run, RangeTest test, int seeds) {

    public RateSearch {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be >= 1, but was " + seeds);
        }
    }

    /** Tests on data that is already there; an interrupted thread ends the test under way and leaves out those to come. */
    public Findings find(Split split) {
        List<RangeCurve> curves = new ArrayList<>();
        for (int i = 0; i < seeds && (i == 0 || !Thread.currentThread().isInterrupted()); i++) {
            Run seeded = run.withSeed(run.seed() + i);
            try (Network network = seeded.start(split.train())) {
                curves.add(test.run(network, Loader.shuffled(split.train(), run.batch(), seeded.seed())));
            }
        }
        return new Findings(curves);
    }
}
