package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.feedback.Decision;
import anneal.feedback.Feedback;
import anneal.feedback.Greedy;
import anneal.feedback.Nan;
import anneal.feedback.Observation;
import anneal.feedback.Plateau;
import anneal.feedback.Rule;
import anneal.schedule.Constant;
import anneal.schedule.Recipes;
import anneal.schedule.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run's rate is a function of its plan and the log of its metric, however often it was stopped and resumed. */
class ControlledLawsTest {
    private static final int VALUES = 60;

    static LongStream seeds() {
        return Seeds.first(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSavedStateGoesOnAsIfNothingHadHappened(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Controlled start = start(random);
        List<Observation> log = log(random);
        Controlled whole = start.replay(log);
        int half = random.nextInt(VALUES);
        Controlled saved = start.replay(log.subList(0, half));
        Controlled read = start.withState(saved.state());
        assertThat(read).isEqualTo(saved);
        assertThat(read.state()).isEqualTo(saved.state());
        assertThat(read.feedback().decision()).isEqualTo(saved.feedback().decision());
        assertThat(read.replay(log.subList(half, VALUES))).isEqualTo(whole);
        assertThat(FeedbackText.parse(FeedbackText.print(whole.feedback()))).isEqualTo(whole.feedback());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLogToldTwiceCountsOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Controlled start = start(random);
        List<Observation> log = log(random);
        int half = random.nextInt(VALUES);
        Controlled again = start.replay(log.subList(0, half)).replay(log);
        assertThat(again).isEqualTo(start.replay(log));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDecisionsAccountForEveryMoveOfAFlatPlan(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Controlled rate = Controlled.of(new Constant(0.1));
        Controlled start = new Controlled(rate.schedule(), Feedback.of(rule(random)));
        List<Observation> log = log(random);
        double eta = 0.1;
        for (Decision decision : start.decisions(log)) {
            assertThat(decision.before()).isEqualTo(eta);
            assertThat(decision.why()).isNotEmpty();
            assertThat(log).contains(new Observation(decision.step(), decision.metric()));
            eta = decision.after();
        }
        assertThat(start.replay(log).at(1_000_000)).isEqualTo(eta);
    }

    private static Controlled start(SplittableRandom random) {
        Feedback feedback = Feedback.of(rule(random));
        if (random.nextBoolean()) {
            feedback = feedback.within(random.nextInt(200), random.nextInt(200, 700));
        }
        if (random.nextBoolean()) {
            feedback = feedback.and(Feedback.of(rule(random)));
        }
        return new Controlled(Recipes.cosine(0.1, 0.01, 500), feedback);
    }

    private static Rule rule(SplittableRandom random) {
        Nan nan = random.nextBoolean() ? Nan.BAD : Nan.IGNORED;
        boolean maximize = random.nextBoolean();
        double factor = random.nextDouble(0.3, 0.99);
        return random.nextBoolean()
                ? new Plateau(
                        factor,
                        random.nextInt(4),
                        random.nextDouble() / 10,
                        random.nextDouble() / 10,
                        random.nextInt(3),
                        random.nextDouble() / 20,
                        random.nextDouble() / 10,
                        1e-8,
                        random.nextInt(1, 4),
                        maximize,
                        nan)
                : new Greedy(
                        factor,
                        random.nextInt(3),
                        random.nextDouble() / 10,
                        1e-6,
                        random.nextInt(3),
                        random.nextInt(3),
                        0.08,
                        0.15,
                        1e-8,
                        random.nextInt(1, 4),
                        random.nextInt(3),
                        maximize,
                        nan);
    }

    private static List<Observation> log(SplittableRandom random) {
        List<Observation> log = new ArrayList<>();
        for (int i = 1; i <= VALUES; i++) {
            double metric = random.nextInt(12) == 0 ? Double.NaN : random.nextDouble(-1, 1);
            log.add(new Observation(10L * i, metric));
        }
        return log;
    }
}
