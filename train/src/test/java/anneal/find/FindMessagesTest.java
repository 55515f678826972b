package anneal.find;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.train.Learner;
import anneal.train.Score;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 1   | 100 | from must be finite and > 0, but was 0.0
            -1   | 1   | 100 | from must be finite and > 0, but was -1.0
            NaN  | 1   | 100 | from must be finite and > 0, but was NaN
            0.1  | 0.1 | 100 | to must be finite and > from, but was 0.1 for from 0.1
            0.1  | NaN | 100 | to must be finite and > from, but was NaN for from 0.1
            0.1  | 1   | 19  | updates must be >= 20, but was 19
            """)
    void sweep(double from, double to, int updates, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.exponential(from, to, updates))
                .withMessage(message);
    }

    @Test
    void test() {
        Sweep sweep = Sweep.linear(1, 2, 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RangeTest(sweep, 1, 4))
                .withMessage("smoothing must be in [0, 1), but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RangeTest(sweep, 0.98, 1))
                .withMessage("divergence must be > 1, but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Findings(List.of()))
                .withMessage("curves must hold at least one curve, but was []");
    }

    @Test
    void aLearnerWithoutSnapshotsIsRefusedBeforeItIsTouched() {
        Learner learner = new Learner() {
            @Override
            public double update(Batch batch, double eta) {
                throw new AssertionError("touched");
            }

            @Override
            public Score evaluate(DataSet data) {
                return new Score(0, 0);
            }

            @Override
            public void close() {}

            @Override
            public String toString() {
                return "mine";
            }
        };
        Loader loader = Loader.inOrder(FormulaLearner.rows(4), 2);
        assertThatThrownBy(() -> RangeTest.standard().run(learner, loader))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageEndingWith("cannot go back to a snapshot");
    }
}
