package anneal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Shapes;
import anneal.data.Split;
import anneal.lab.report.Facts;
import anneal.notation.Plan;
import anneal.train.Ending;
import anneal.train.History;
import anneal.train.TrainEvent;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real comparison on a small set of the built-in data. */
class ComparisonTest {
    private static final Map<String, Run> CONTENDERS = contenders();
    private static Split split = new Shapes(1_000, 200, 0).generate();
    private static List<Outcome> outcomes = List.of();
    private static final Lanes ONE_LANE = new Lanes(1, 1);
    private static final List<String> POSITIONS = new ArrayList<>();

    private static Map<String, Run> contenders() {
        Run base = RunFile.parse("epochs = 4\nbatch = 64\nhidden = [32]\n", "test");
        Map<String, Run> contenders = new LinkedHashMap<>();
        contenders.put("good", base.withSchedule(Plan.parse("cosine(0.01, 100%)")));
        contenders.put("cut", base.withSchedule(Plan.parse("milestones(0.01, [50%, 75%])")));
        contenders.put("wild", base.withSchedule(Plan.parse("1e6")));
        return contenders;
    }

    @BeforeAll
    static void run() {
        outcomes = outcomes(CONTENDERS, 2, ONE_LANE, (position, event) -> {
            String text = position.run() + "/" + position.runs() + " " + position.label();
            if (!POSITIONS.contains(text)) {
                POSITIONS.add(text);
            }
        });
    }

    private static List<Outcome> outcomes(
            Map<String, Run> contenders, int seeds, Lanes lanes, BiConsumer<Comparison.Position, TrainEvent> events) {
        Comparison.Finished finished = new Comparison(contenders, seeds).run(split, lanes, events);
        assertThat(finished.failures()).isEmpty();
        return finished.outcomes();
    }

    @Test
    void everyContenderIsRunUnderEverySeed() {
        assertThat(outcomes).extracting(Outcome::label).containsExactly("good", "cut", "wild");
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.histories()).hasSize(2));
        assertThat(POSITIONS).containsExactly("1/6 good", "2/6 good", "3/6 cut", "4/6 cut", "5/6 wild", "6/6 wild");
        History first = outcomes.get(0).histories().get(0);
        History second = outcomes.get(0).histories().get(1);
        assertThat(first.loss(0)).isNotEqualTo(second.loss(0));
    }

    @Test
    void contendersStartAlike() {
        assertThat(outcomes.get(0).histories().get(0).loss(0))
                .isEqualTo(outcomes.get(1).histories().get(0).loss(0))
                .isEqualTo(outcomes.get(2).histories().get(0).loss(0));
    }

    @Test
    void theSameComparisonGivesTheSameBits() {
        List<Outcome> again = outcomes(Map.of("good", CONTENDERS.get("good")), 1, ONE_LANE, (at, event) -> {});
        History before = outcomes.get(0).histories().get(0);
        History after = again.get(0).histories().get(0);
        for (int step = 0; step < before.updates(); step++) {
            assertThat(after.loss(step)).isEqualTo(before.loss(step));
        }
        assertThat(after.finalAccuracy()).isEqualTo(before.finalAccuracy());
    }

    @Test
    void aDivergedRunIsAResult() {
        Outcome wild = outcomes.get(2);
        assertThat(wild.histories()).allMatch(history -> history.ending() == Ending.DIVERGED);
        Results results = new Results(outcomes, 0.3, 16);
        assertThat(results.cells(wild).get(1)).startsWith("diverged at update ");
        assertThat(results.isBest(wild)).isFalse();
    }

    @Test
    void itLearns() {
        assertThat(outcomes.get(0).spread(History::finalAccuracy).mean()).isGreaterThan(0.2);
        assertThat(outcomes.get(0).spread(History::finalTrainLoss).mean())
                .isLessThan(outcomes.get(0).histories().get(0).epochs().get(0).trainLoss());
    }

    @Test
    void theReportHasItsPicturesAndSaysWhatWasBest() {
        Results results = new Results(outcomes, Results.usualReach(outcomes), 16);
        ComparisonReport report =
                new ComparisonReport(results, List.of(outcomes.get(0)), Facts.none(), "./anneal compare");
        assertThat(report.pictures())
                .containsOnlyKeys("losses", "accuracies", "rates-in-force", "four-rates", "cuts", "decays");
        String html = report.page().html();
        assertThat(html).contains("./anneal compare", "diverged at update", "<svg");
        assertThat(html).doesNotContain("href=\"http", "src=\"http", "<link", "<script", "@import", "url(");
    }

    @Test
    void jsonHoldsEverySeed() throws IOException {
        JsonObject json = JsonParser.parseString(ResultsJson.print(new Results(outcomes, 0.3, 16)))
                .getAsJsonObject();
        JsonObject good = json.getAsJsonArray("outcomes").get(0).getAsJsonObject();
        assertThat(good.get("schedule").getAsString()).isEqualTo("cosine(0.01, 100%)");
        assertThat(good.getAsJsonArray("runs")
                        .get(1)
                        .getAsJsonObject()
                        .get("seed")
                        .getAsInt())
                .isEqualTo(1);
        JsonObject wild = json.getAsJsonArray("outcomes").get(2).getAsJsonObject();
        assertThat(wild.getAsJsonArray("runs")
                        .get(0)
                        .getAsJsonObject()
                        .get("finalTrainLoss")
                        .isJsonNull())
                .isTrue();
    }

    @Test
    void anInterruptKeepsWhatIsDone() {
        Thread caller = Thread.currentThread();
        List<Outcome> reached = outcomes(CONTENDERS, 1, ONE_LANE, (position, event) -> {
            if (position.run() == 2) {
                caller.interrupt();
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reached).extracting(Outcome::label).containsExactly("good");
    }

    @Test
    void nothingToCompareIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(Map.of(), 1))
                .withMessage("contenders must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(CONTENDERS, 0))
                .withMessage("seeds must be >= 1, but was 0");
    }
}
