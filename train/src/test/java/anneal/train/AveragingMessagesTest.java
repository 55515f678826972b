package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.net.Layer;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Length;
import anneal.optim.ASGD;
import anneal.schedule.Constant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text form of averages, and what is said of wrong ones. */
class AveragingMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ema                              | ema(0.999)
            EMA(0.999, from=0, every=1)      | ema(0.999)
            ema(decay=0.99, every=8)         | ema(0.99, every=8)
            ema(0, from=50%)                 | ema(0, from=50%)
            swa                              | swa(from=75%)
            swa(60ep)                        | swa(from=60ep)
            swa(from=-1ep, every=1)          | swa(from=-1ep, every=1)
            swa(every=1ep, from=1e6samples)  | swa(from=1e6samples)
            """)
    void textAndBack(String text, String canonical) {
        Averaging averaging = Averaging.parse(text);
        assertThat(averaging).hasToString(canonical);
        assertThat(Averaging.parse(canonical)).isEqualTo(averaging);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sma(10)         | average must be ema(0.999) or swa(from=75%), but was sma(10); did you mean "ema"?
            ema(0.9         | average must end with ')', but was ema(0.9
            ema(1)          | decay must be in [0, 1), but was 1
            ema(NaN)        | decay must be in [0, 1), but was NaN
            ema(fast)       | decay must be a number, but was fast
            ema(0.9, 0.8)   | settings must be decay, from, every, each at most once, but were 0.9, 0.8
            swa(decay=0.9)  | settings must be from, every, each at most once, but were decay=0.9
            swa(every=0)    | every must be above 0, but was 0
            swa(every=0.5)  | a length must be a whole number of updates, but was 0.5
            swa(from=9 ep)  | the length must end here, but found 'e', at character 3 of "9 ep"
            """)
    void wrongTexts(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Averaging.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swa(from=100%)           | swa(from=100%) must take the weights at least once, but does not in 200 updates
            swa(from=75%, every=3000) | swa(from=75%, every=3000) must take the weights at least once, but does not in 200 updates
            ema(0.9, from=1e4tokens) | 10000tokens needs tokens per update, which is not known here
            """)
    void timesThatARunDoesNotHave(String text, String message) {
        Clock clock = new Clock(5, 8, 0, 200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Averaging.parse(text).in(clock))
                .withMessage(message);
    }

    @Test
    void wrongOptions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Averaging(1.5, Length.ofUpdates(0), Length.ofUpdates(1)))
                .withMessage("decay must be in [0, 1], but was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.STANDARD.withAverage(null, Weights.AVERAGE))
                .withMessage("weights must not be average where no average is kept");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.parse("first"))
                .withMessage("weights must be last, average or best, but was first");
    }

    @Test
    void learnersThatCannot() {
        DataSet rows = ScriptedLearner.rows(4);
        Training training = new Training(
                new ScriptedLearner(step -> 1), Loader.inOrder(rows, 2), rows, Controlled.of(new Constant(1)), 1);
        Options options = Options.STANDARD.withAverage(Averaging.ema(0.9), Weights.LAST);
        assertThatThrownBy(() -> training.withOptions(options).run())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("ScriptedLearner does not show its weights");
        try (Network network = Sequential.of(Layer.linear(1, 2)).start(new ASGD(), Loss.CROSS_ENTROPY, 0)) {
            assertThatThrownBy(network::weights)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("asgd evaluates an average of its own");
        }
    }
}
