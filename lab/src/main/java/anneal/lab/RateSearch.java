package anneal.lab;

import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Split;
import anneal.find.RangeCurve;
import anneal.find.RangeTest;
import anneal.record.Recorder;
import anneal.train.Learner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

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

    /**
     * Tests on data that is already there; an interrupted thread ends the tests under way and leaves out those to come,
     * and stays interrupted.
     *
     * @param lanes how many tests go on at once
     * @param recording where each test is recorded
     * @return the curves of the seeds, by the seed
     */
    public Lanes.Finished<RangeCurve> find(Split split, Lanes lanes, Recording recording) {
        Map<String, Supplier<RangeCurve>> tests = new LinkedHashMap<>();
        for (int i = 0; i < seeds; i++) {
            Run seeded = run.withSeed(run.seed() + i);
            tests.put("seed " + seeded.seed(), () -> curve(seeded, split.train(), lanes.threads(), recording));
        }
        return lanes.run(tests);
    }

    /** Tests without records. */
    public Lanes.Finished<RangeCurve> find(Split split, Lanes lanes) {
        return find(split, lanes, Recording.NONE);
    }

    private RangeCurve curve(Run seeded, DataSet train, int threads, Recording recording) {
        try (Learner learner = seeded.start(train, threads);
                Recorder recorder = recording.begin("range test", seeded)) {
            return test.run(learner, Loader.shuffled(train, seeded.batch(), seeded.seed()), recorder);
        }
    }
}
