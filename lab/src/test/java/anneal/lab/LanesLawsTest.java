package anneal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.data.Shapes;
import anneal.data.Split;
import anneal.find.RangeCurve;
import anneal.find.RangeTest;
import anneal.find.Sweep;
import anneal.optim.Optimizer;
import anneal.train.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many runs go on at once, and on however many threads: the same bits as one after another. */
class LanesLawsTest {
    private static final Split SPLIT = new Shapes(300, 60, 0).generate();
    private static final Run BASE =
            RunFile.parse("epochs = 2\nbatch = 32\nhidden = [17]\nschedule = \"cosine(0.01, 100%)\"\n", "test");
    private static final Comparison COMPARISON = new Comparison(contenders(), 3);

    private static List<double[]> oneAfterAnother = List.of();

    @BeforeAll
    static void run() {
        oneAfterAnother = numbers(new Lanes(1, 1));
    }

    private static Map<String, Run> contenders() {
        Map<String, Run> contenders = new LinkedHashMap<>();
        for (String rule : List.of("sgd(momentum=0.9)", "adam()", "muon()", "prodigy()")) {
            contenders.put(rule, BASE.withOptimizer(Optimizer.parse(rule)));
        }
        return contenders;
    }

    private static List<double[]> numbers(Lanes lanes) {
        Comparison.Finished finished = COMPARISON.run(SPLIT, lanes, (position, event) -> {});
        assertThat(finished.failures()).isEmpty();
        return finished.outcomes().stream()
                .flatMap(outcome -> outcome.histories().stream())
                .map(LanesLawsTest::numbers)
                .toList();
    }

    /** Every loss, and every score at the end of an epoch. */
    private static double[] numbers(History history) {
        DoubleStream losses = IntStream.range(0, history.updates()).mapToDouble(history::loss);
        DoubleStream scores = history.epochs().stream()
                .flatMapToDouble(epoch ->
                        DoubleStream.of(epoch.test().loss(), epoch.test().accuracy()));
        return DoubleStream.concat(losses, scores).toArray();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1", "2, 2", "5, 1", "12, 2"})
    void comparisonsGiveTheSameBits(int parallel, int threads) {
        assertThat(numbers(new Lanes(parallel, threads))).containsExactlyElementsOf(oneAfterAnother);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1", "3, 2"})
    void rangeTestsGiveTheSameBits(int parallel, int threads) {
        RateSearch search = new RateSearch(BASE, RangeTest.of(Sweep.exponential(1e-5, 1, 25)), 3);
        assertThat(losses(search, new Lanes(parallel, threads)))
                .containsExactlyElementsOf(losses(search, new Lanes(1, 1)).toList());
    }

    private static Stream<double[]> losses(RateSearch search, Lanes lanes) {
        return search.find(SPLIT, lanes).values().values().stream().map(RangeCurve::losses);
    }
}
