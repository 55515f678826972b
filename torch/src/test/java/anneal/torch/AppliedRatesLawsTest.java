package anneal.torch;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.laws.Families;
import anneal.notation.Controlled;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LBFGS;
import org.bytedeco.pytorch.LBFGSOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rate that libtorch's optimizer applied at every update is the schedule's, read back from a weight in float64: under a
 * gradient of 1 it falls from 0 by the rate itself.
 */
class AppliedRatesLawsTest {
    static {
        Libtorch.load(1);
    }

    static Stream<Controlled> schedules() {
        return Families.schedules().stream();
    }

    static Stream<Controlled> listening() {
        return Families.listening().stream();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void fromTheStepAlone(Controlled rate) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = weight();
            Optimizer sgd = new SGD(new TensorVector(weight), new SGDOptions(1));
            for (int step = 0; step < Families.UPDATES; step++) {
                Rates.set(sgd, rate.at(step));
                assertThat(applied(sgd, weight)).as("update %s", step).isEqualTo(rate.at(step));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("listening")
    void underFeedback(Controlled planned) {
        Controlled rate = planned;
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = weight();
            Optimizer sgd = new SGD(new TensorVector(weight), new SGDOptions(1));
            for (int step = 0; step < Families.UPDATES; step++) {
                Rates.set(sgd, rate.at(step));
                assertThat(applied(sgd, weight)).as("update %s", step).isEqualTo(rate.at(step));
                if (step % Families.UPDATES_PER_EPOCH == Families.UPDATES_PER_EPOCH - 1) {
                    rate = rate.observe(step + 1, step < 90 ? 1 : 1.0 / step);
                }
            }
        }
    }

    @Test
    void forEachGroup() {
        try (PointerScope scope = new PointerScope()) {
            Tensor one = weight();
            Tensor other = weight();
            Optimizer sgd = new SGD(new TensorVector(one), new SGDOptions(1));
            sgd.add_param_group(new OptimizerParamGroup(new TensorVector(other), new SGDOptions(1)));
            Rates.set(sgd, 0.5, 0.125);
            assertThat(Rates.of(sgd)).containsExactly(0.5, 0.125);
            other.mutable_grad().put(one());
            assertThat(applied(sgd, one)).isEqualTo(0.5);
            assertThat(-other.item_double()).isEqualTo(0.125);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"adagrad", "adam", "adamw", "amsgrad", "centered", "momentum", "nesterov", "rmsprop", "sgd"})
    void byEveryOptimizer(String name) {
        Controlled rate = Families.schedules().get(40);
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = weight();
            assertReadBack(Optimizers.ALL.get(name).apply(new TensorVector(weight)), weight, rate);
            assertThat(new LBFGS(new TensorVector(weight), new LBFGSOptions(1))).satisfies(optimizer -> {
                Rates.set(optimizer, 0.25);
                assertThat(Rates.of(optimizer)).containsExactly(0.25);
            });
        }
    }

    private static void assertReadBack(Optimizer optimizer, Tensor weight, Controlled rate) {
        for (int step = 0; step < 50; step++) {
            Rates.set(optimizer, rate.at(step));
            applied(optimizer, weight);
            assertThat(Rates.of(optimizer)).containsExactly(rate.at(step));
        }
    }

    private static Tensor weight() {
        return Tensor.create(new double[] {0}).set_requires_grad(true);
    }

    private static Tensor one() {
        return Tensor.create(new double[] {1});
    }

    private static double applied(Optimizer optimizer, Tensor weight) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            weight.copy_(Tensor.create(new double[] {0}));
            weight.mutable_grad().put(one());
            optimizer.step();
            return -weight.item_double();
        }
    }
}
