package anneal.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import anneal.laws.Families;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.notation.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rate that a DJL optimizer applied at every update is the schedule's in float, read back from its weight: under a
 * gradient of 1 it falls from 0 by the rate itself.
 */
class AppliedRatesLawsTest {
    /** Those that DJL's PyTorch engine has; it refuses Adadelta, Adagrad, NAG and RMSProp. */
    private static final Map<String, Function<ParameterTracker, Optimizer>> ASKING = Map.of(
            "adam",
            rate -> Optimizer.adam().optLearningRateTracker(rate).build(),
            "adamw",
            rate -> Optimizer.adamW().optLearningRateTracker(rate).build(),
            "momentum",
            rate -> Optimizer.sgd()
                    .setLearningRateTracker(rate)
                    .optMomentum(0.9f)
                    .build());

    static Stream<Controlled> schedules() {
        return Families.schedules().stream();
    }

    static Stream<Controlled> listening() {
        return Families.listening().stream();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void fromTheStepAlone(Controlled rate) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Optimizer sgd = sgd(AnnealTracker.of(rate));
            for (int step = 0; step < Families.UPDATES; step++) {
                assertThat(applied(manager, sgd, "w")).as("update %s", step).isEqualTo((float) rate.at(step));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("listening")
    void underFeedback(Controlled rate) {
        try (NDManager manager = NDManager.newBaseManager()) {
            AnnealTracker tracker = AnnealTracker.of(rate);
            Optimizer sgd = sgd(tracker);
            Controlled expected = rate;
            for (int step = 0; step < Families.UPDATES; step++) {
                assertThat(applied(manager, sgd, "w")).as("update %s", step).isEqualTo((float) expected.at(step));
                if (step % Families.UPDATES_PER_EPOCH == Families.UPDATES_PER_EPOCH - 1) {
                    double loss = step < 90 ? 1 : 1.0 / step;
                    tracker.observe(loss);
                    expected = expected.observe(step + 1, loss);
                }
            }
            assertThat(tracker.controls().rate(Controls.RUN)).isEqualTo(expected);
        }
    }

    @Test
    void fromALaterUpdateOn() {
        Controlled rate = Families.schedules().get(30);
        try (NDManager manager = NDManager.newBaseManager()) {
            Optimizer sgd = Optimizer.sgd()
                    .setLearningRateTracker(AnnealTracker.of(rate))
                    .optBeginNumUpdate(40)
                    .build();
            for (int step = 40; step < 50; step++) {
                assertThat(applied(manager, sgd, "w")).as("update %s", step).isEqualTo((float) rate.at(step));
            }
        }
    }

    @Test
    void forEachGroup() {
        try (Model model = Block.model();
                NDManager manager = NDManager.newBaseManager()) {
            Controls controls = Settings.parse("lr = cosine(0.1, 20); group bias: lr *= 2; group head: lr = 0.5")
                    .resolve(Clock.UNKNOWN);
            AnnealTracker tracker = AnnealTracker.of(
                    controls,
                    model.getBlock(),
                    name -> name.endsWith("bias") ? "bias" : name.startsWith("03") ? "head" : "");
            Optimizer sgd = sgd(tracker);
            List<String> groups = List.of("", "bias", "head", "bias");
            for (int step = 0; step < 20; step++) {
                for (int i = 0; i < groups.size(); i++) {
                    Parameter parameter = model.getBlock().getParameters().valueAt(i);
                    assertThat(applied(manager, sgd, parameter.getId()))
                            .as("update %s of %s", step, i)
                            .isEqualTo((float) controls.rate(groups.get(i)).at(step));
                }
            }
        }
    }

    /** Whatever an optimizer makes of the rate, it asks for it once an update, in order. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamw", "momentum"})
    void askedByEveryOptimizer(String name) {
        Controlled rate = Families.schedules().get(40);
        AnnealTracker tracker = AnnealTracker.of(rate);
        List<Float> asked = new ArrayList<>();
        Optimizer optimizer = ASKING.get(name).apply((id, update) -> {
            asked.add(tracker.getNewValue(id, update));
            return asked.get(asked.size() - 1);
        });
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int step = 0; step < 50; step++) {
                applied(manager, optimizer, "w");
                assertThat(asked).hasSize(step + 1);
                assertThat(asked.get(step)).isEqualTo((float) rate.at(step));
            }
        }
    }

    private static Optimizer sgd(AnnealTracker tracker) {
        return Optimizer.sgd().setLearningRateTracker(tracker).build();
    }

    /** Makes an update as {@link Trainer#step} does. */
    private static float applied(NDManager manager, Optimizer optimizer, String id) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray weight = scope.create(new float[] {0});
            optimizer.update(id, weight, scope.create(new float[] {1}));
            return -weight.getFloat();
        }
    }
}
