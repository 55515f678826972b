package anneal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.schedule.Custom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which classes are used where there are some, and what is refused and why. */
class TargetMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
PYTORCH | 0.1                          | ConstantLR(optimizer, factor=1, total_iters=2**62)
PYTORCH | step(0.1, 30)                | StepLR(optimizer, step_size=30, gamma=0.1)
PYTORCH | milestones(0.1, [30, 60])    | MultiStepLR(optimizer, milestones=[30, 60], gamma=0.1)
PYTORCH | exponential(0.1, 0.95)       | ExponentialLR(optimizer, gamma=0.95)
PYTORCH | linear(0.1, 0.01, 50)        | LinearLR(optimizer, start_factor=1, end_factor=0.1, total_iters=50)
PYTORCH | linear(0, 0.1, 50)           | LambdaLR(optimizer, rate)
PYTORCH | polynomial(0.1, 50, power=2) | PolynomialLR(optimizer, total_iters=50, power=2)
PYTORCH | cosine(0.1, 50)              | CosineAnnealingLR(optimizer, T_max=50, eta_min=0)
PYTORCH | cosine(0.1, 50)              | ConstantLR(optimizer, factor=0, total_iters=2**62)
PYTORCH | cosine(0.1, 50)              | milestones=[50])
PYTORCH | sgdr(0.1, 50, growth=2)      | CosineAnnealingWarmRestarts(optimizer, T_0=50, T_mult=2, eta_min=0)
PYTORCH | linear(0.01, 0.1, 5) then step(0.1, 30) | ], milestones=[5])
PYTORCH | cosine(0.1, 50) per 5        | LambdaLR(optimizer, rate)
PYTORCH | 0.1 under plateau(patience=5) | ReduceLROnPlateau(optimizer, mode="min", factor=0.1, patience=5, threshold=1e-4, threshold_mode="rel", cooldown=0, min_lr=0, eps=1e-8)
KERAS   | cosine(0.1, 0.01, 50)        | learning_rate = keras.optimizers.schedules.CosineDecay(0.1, decay_steps=50, alpha=0.1)
KERAS   | milestones(0.1, [30, 60])    | PiecewiseConstantDecay([29, 59], [0.1, 0.010000000000000002, 0.0010000000000000002])
KERAS   | oneMinusSqrt(0.1, 50)        | class Rate(keras.optimizers.schedules.LearningRateSchedule):
KERAS   | 0.1 under plateau(patience=5, threshold=0, amount=0.01, cooldown=2, eps=0) | ReduceLROnPlateau(factor=0.1, patience=6, mode="min", min_delta=0.01, cooldown=3, min_lr=0.0)
OPTAX   | hold(0.1, 30) then cosine(0.1, 50) | optax.cosine_decay_schedule(0.1, 50, alpha=0)
OPTAX   | hold(0.1, 30) then rex(0.1, 50)    | rate_1
DJL     | cosine(0.1, 50)              | public final class Rate implements Tracker {
DL4J    | cosine(0.1, 50)              | public final class Rate implements ISchedule {
JAVA    | cosine(0.1, 50) per 5        | return new Held(Recipes.cosine(0.1, 0.0, 50L), 5L);
""")
    void usesTheClassesThereAre(Target target, String plan, String code) {
        assertThat(target.write(controlled(plan))).contains(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
OPTAX   | 0.1 under plateau()             | optax has no schedule that listens to a metric
DJL     | 0.1 under plateau()             | DJL has no schedule that listens to a metric
PYTORCH | cosine(0.1, 50) under plateau() | in PyTorch a plateau can only lower a constant rate, not cosine(0.1, 50)
KERAS   | 0.1 under plateau()             | Keras knows no threshold that is a share; threshold=0 and an amount say what it can
KERAS   | 0.1 under plateau(threshold=0) | Keras makes every cut, however small; eps=0 says so
PYTORCH | 0.1 under plateau(amount=0.1)   | PyTorch takes one threshold, a share or an amount, not both
PYTORCH | 0.1 under plateau(average=3)    | PyTorch has no floorShare, no average and no policy for NaN
PYTORCH | 0.1 under greedy()              | only the rule plateau can be written for PyTorch, but the rule is greedy
PYTORCH | 0.1 under plateau() from 5      | only one rule over the whole run can be written for PyTorch
DL4J    | sampled(exponential(0.1, 0.9), [7, 5], at=[4]) | sampled(exponential(0.1, 0.9, period=1), [7, 5], at=[4]) counts samples under a changing batch, which only our own code can say
KERAS   | noise(cosine(0.1, 50), 0.1)     | noise needs whole numbers of 64 bits, which arrays do not have by default
""")
    void saysWhyNot(Target target, String plan, String message) {
        assertThatExceptionOfType(ExportException.class)
                .isThrownBy(() -> target.write(controlled(plan)))
                .withMessage(message);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aFunctionOfItsOwnIsRefused(Target target) {
        assertThatExceptionOfType(ExportException.class)
                .isThrownBy(() -> target.write(new Custom("mine", t -> 1)))
                .withMessageContaining("is a function of its own, which cannot be written");
    }

    @Test
    void aFunctionReadsLikeOneWrittenByHand() {
        assertThat(Target.PYTORCH.write(controlled("linear(0, 0.1, 10) then cosine(0.1, 90)")))
                .isEqualTo("""
                        # linear(0, 0.1, 10) then cosine(0.1, 90)
                        import math
                        from torch.optim import lr_scheduler


                        def rate_1(t):
                            \"""linear(0, 0.1, 10)\"""
                            p = t / 10
                            return (0 + (0.1 - 0) * p if t < 10 else 0.1)


                        def rate_2(t):
                            \"""cosine(0.1, 90)\"""
                            p = t / 90
                            return (0 + (0.1 - 0) * (1 + math.cos(3.141592653589793 * p)) / 2 if t < 90 else 0)


                        def rate(t):
                            \"""linear(0, 0.1, 10) then cosine(0.1, 90)\"""
                            return (rate_1(t) if t < 10 else rate_2(t - 10))


                        def make_scheduler(optimizer):
                            \"""The scheduler of a new optimizer; call its step() after every update.\"""
                            for group in optimizer.param_groups:
                                group["lr"] = 1.0
                            return lr_scheduler.LambdaLR(optimizer, rate)
                        """);
    }

    private static Controlled controlled(String plan) {
        return Plan.parse(plan).resolve(Clock.UNKNOWN);
    }
}
