package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.schedule.Schedule;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Native shapes against what the original libraries gave, where the two coincide: relative 1e-12 or 4 ulp of the peak.
 *
 * <p>The columns: the original's call, the native text, and the steps in which they must agree. Where a range is given, the
 * original does something else outside of it: PyTorch's cosine rises again, timm's tanh does not start at its peak.
 */
class ShapesGoldenTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
StepLR(optimizer, step_size=4, gamma=0.5)                                     | step(0.1, 4, gamma=0.5)
StepLR(optimizer, 10)                                                         | step(0.1, 10)
StepLR(optimizer, 7, 0.3)                                                     | step(0.1, 7, 0.3)
StepLR(optimizer, step_size=1, gamma=0.97)                                    | step(0.1, 1, 0.97)
StepLR(optimizer, 1000, gamma=0.999)                                          | step(0.1, 1000, 0.999)
MultiStepLR(optimizer, milestones=[30, 35], gamma=0.1)                        | milestones(0.1, [30, 35])
MultiStepLR(optimizer, milestones=(3, 7, 11, 19), gamma=0.7)                  | milestones(0.1, [3, 7, 11, 19], gamma=0.7)
MultiStepLR(optimizer, milestones=[100], gamma=0.7)                           | milestones(0.1, [100], gamma=0.7)
ConstantLR(optimizer, factor=0.5, total_iters=3)                              | release(0.1, 0.5, 3)
ConstantLR(optimizer, 0.25, 10)                                               | release(0.1, 0.25, 10)
LinearLR(optimizer, start_factor=0.25, end_factor=1.0, total_iters=4)         | linear(0.025, 0.1, 4)
LinearLR(optimizer, start_factor=1.0, end_factor=0.1, total_iters=6)          | linear(0.1, 0.01, 6)
LinearLR(optimizer, start_factor=1.0, end_factor=0.0, total_iters=30)         | linear(0.1, 30)
LinearLR(optimizer, start_factor=0.001, total_iters=33)                       | linear(1e-4, 0.1, 33)
LinearLR(optimizer, start_factor=0.01, total_iters=100000)                    | linear(0.001, 0.1, 100000)
ExponentialLR(optimizer, gamma=0.9)                                           | exponential(0.1, 0.9)
ExponentialLR(optimizer, gamma=1)                                             | exponential(0.1, 1)
ExponentialLR(optimizer, gamma=1e-30)                                         | exponential(0.1, 1e-30)
ExponentialLR(optimizer, gamma=0.9999)                                        | exponential(0.1, 0.9999)
PolynomialLR(optimizer, total_iters=6, power=2.0)                             | polynomial(0.1, 6, power=2)
PolynomialLR(optimizer, 30, 0.9)                                              | polynomial(0.1, 30, power=0.9)
PolynomialLR(optimizer, total_iters=30, power=0.5)                            | polynomial(0.1, 30, power=0.5)
PolynomialLR(optimizer, total_iters=1000, power=4.0)                          | polynomial(0.1, 1000, power=4)
CosineAnnealingLR(optimizer, T_max=50, eta_min=0.001)                         | cosine(0.1, 0.001, 50)        | 0 | 50
CosineAnnealingLR(optimizer, T_max=7, eta_min=0.5)                            | cosine(0.1, 0.5, 7)           | 0 | 7
CosineAnnealingLR(optimizer, T_max=1)                                         | cosine(0.1, 1)                | 0 | 1
CosineAnnealingLR(optimizer, T_max=100000)                                    | cosine(3e-4, 100000)           | 0 | 100000
CosineAnnealingWarmRestarts(optimizer, T_0=10)                                | sgdr(0.1, 10)
CosineAnnealingWarmRestarts(optimizer, T_0=3, T_mult=2, eta_min=0.001)        | sgdr(0.1, 3, growth=2, to=0.001)
CosineAnnealingWarmRestarts(optimizer, 1, 2)                                  | sgdr(0.1, 1, growth=2)
CosineAnnealingWarmRestarts(optimizer, 1, 3, 0.01)                            | sgdr(0.1, 1, growth=3, to=0.01)
CosineAnnealingWarmRestarts(optimizer, T_0=100, T_mult=2)                     | sgdr(0.1, 100, growth=2)
CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5)                 | triangular(0.01, 0.1, 5, 5)
CyclicLR(optimizer, 0.1, 1.0, 3, 5)                                           | triangular(0.1, 1, 3, 5)
CyclicLR(optimizer, base_lr=0.1, max_lr=1.0, step_size_up=3, step_size_down=5, mode='triangular2')           | triangular2(0.1, 1, 3, 5)
CyclicLR(optimizer, base_lr=0.001, max_lr=0.01, step_size_up=7, mode='triangular2', cycle_momentum=False)    | triangular2(0.001, 0.01, 7, 7)
CyclicLR(optimizer, base_lr=0.1, max_lr=1.0, step_size_up=3, step_size_down=5, mode='exp_range', gamma=0.9)  | expRange(0.1, 1, 3, 5, 0.9)
CyclicLR(optimizer, base_lr=0.001, max_lr=0.01, step_size_up=4, mode='exp_range', gamma=0.99994)             | expRange(0.001, 0.01, 4, 4, 0.99994)
CyclicLR(optimizer, base_lr=0.001, max_lr=0.006, step_size_up=2000)           | triangular(0.001, 0.006, 2000, 2000)
OneCycleLR(optimizer, max_lr=1.0, total_steps=20)                             | oneCycle(1, 5, 14)                              | 0 | 19
OneCycleLR(optimizer, max_lr=1.0, total_steps=20, anneal_strategy='linear')   | oneCycle(1, 5, 14, curve=linear)                | 0 | 19
OneCycleLR(optimizer, 0.1, 100)                                               | oneCycle(0.1, 29, 70)                           | 0 | 99
OneCycleLR(optimizer, max_lr=0.01, total_steps=50, pct_start=0.1, div_factor=10, final_div_factor=100) | oneCycle(0.01, 4, 45, div=10, finalDiv=100) | 0 | 49
OneCycleLR(optimizer, max_lr=1.0, total_steps=20, three_phase=True)           | oneCycleThreePhase(1, 5, 9)                     | 0 | 19
OneCycleLR(optimizer, max_lr=1.0, total_steps=20, three_phase=True, anneal_strategy='linear') | oneCycleThreePhase(1, 5, 9, curve=linear) | 0 | 19
SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 4), CosineAnnealingLR(optimizer, 12, 0.001)], milestones=[4]) | linear(0.01, 0.1, 4) then cosine(0.1, 0.001, 12) | 0 | 16
""")
    void pytorch(ArgumentsAccessor row) {
        agree("pytorch", "rates", row);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
OneCycleLR(optimizer, max_lr=1.0, total_steps=20)                             | oneCycleMomentum(5, 14)                         | 0 | 19
OneCycleLR(optimizer, max_lr=1.0, total_steps=20, anneal_strategy='linear')   | oneCycleMomentum(5, 14, curve=linear)           | 0 | 19
OneCycleLR(optimizer, max_lr=0.01, total_steps=50, pct_start=0.5, base_momentum=0.8, max_momentum=0.99) | oneCycleMomentum(24, 25, low=0.8, high=0.99) | 0 | 49
OneCycleLR(optimizer, max_lr=1.0, total_steps=20, three_phase=True)           | oneCycleThreePhaseMomentum(5, 9)                | 0 | 19
CyclicLR(optimizer, 0.1, 1.0, 3, 5)                                           | restarts(linear(0.9, 0.8, 3) then linear(0.8, 0.9, 5))
""")
    void momentumOfPytorch(ArgumentsAccessor row) {
        agree("pytorch", "momenta", row);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
get_constant_schedule(optimizer)                                                                       | 0.1
get_constant_schedule_with_warmup(optimizer, num_warmup_steps=7)                                       | linear(0, 0.1, 7)
get_linear_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=30)                  | linear(0, 0.1, 4) then linear(0.1, 26)
get_linear_schedule_with_warmup(optimizer, num_warmup_steps=10, num_training_steps=12)                 | linear(0, 0.1, 10) then linear(0.1, 2)
get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=30)                  | linear(0, 0.1, 4) then cosine(0.1, 26) | 0 | 30
get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=24, num_cycles=1.5)  | linear(0, 0.1, 4) then cosineWaves(0.1, 20, waves=1) | 0 | 24
get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=24, num_cycles=3) | linear(0, 0.1, 4) then stretched(repeated(cosine(0.1, 1), 3), 20)
get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=24, num_cycles=2) | linear(0, 0.1, 4) then repeated(cosine(0.1, 10), 2)
get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=24, lr_end=0.001, power=2.0) | linear(0, 0.1, 4) then polynomial(0.1, 0.001, 20, power=2)
get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps=4, num_training_steps=24, lr_end=0.01, power=0.5)  | linear(0, 0.1, 4) then polynomial(0.1, 0.01, 20, power=0.5)
get_inverse_sqrt_schedule(optimizer, num_warmup_steps=4)                                               | warmInverseSqrt(0.1, 4, 4)
get_inverse_sqrt_schedule(optimizer, num_warmup_steps=0)                                               | inverseSqrt(0.1, 10000)
get_inverse_sqrt_schedule(optimizer, num_warmup_steps=4, timescale=100)                                | warmInverseSqrt(0.1, 4, 100)
get_inverse_sqrt_schedule(optimizer, 100)                                                              | warmInverseSqrt(0.1, 100, 100)
get_cosine_with_min_lr_schedule_with_warmup(optimizer, 4, 24, min_lr=0.01)                             | linear(0, 0.1, 4) then cosine(0.1, 0.01, 20) | 0 | 24
get_cosine_with_min_lr_schedule_with_warmup_lr_rate(optimizer, 4, 24, min_lr=0.01)                     | taken(linear(0, 0.1, 4), 1, 4) then cosine(0.1, 0.01, 20) | 0 | 23
get_wsd_schedule(optimizer, num_warmup_steps=4, num_stable_steps=6, num_decay_steps=8, warmup_type='linear', decay_type='linear')                  | wsd(0.1, 4, 6, 8)
get_wsd_schedule(optimizer, num_warmup_steps=4, num_stable_steps=6, num_decay_steps=8, warmup_type='linear', decay_type='cosine')                  | wsd(0.1, 4, 6, 8, curve=cosine)
get_wsd_schedule(optimizer, num_warmup_steps=4, num_stable_steps=6, num_decay_steps=8, warmup_type='linear', decay_type='1-sqrt')                  | wsd(0.1, 4, 6, 8, curve=oneMinusSqrt)
get_wsd_schedule(optimizer, num_warmup_steps=4, num_stable_steps=6, num_decay_steps=8, warmup_type='cosine', decay_type='linear')                  | cosine(0, 0.1, 4) then hold(0.1, 6) then linear(0.1, 8)
get_wsd_schedule(optimizer, num_warmup_steps=4, num_stable_steps=6, num_decay_steps=8, warmup_type='1-sqrt', decay_type='1-sqrt', min_lr_ratio=0.1) | polynomial(0.01, 0.1, 4, power=0.5) then hold(0.1, 6) then oneMinusSqrt(0.1, 0.01, 8)
""")
    void transformers(ArgumentsAccessor row) {
        agree("transformers", "rates", row);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
CosineLRScheduler(optimizer, t_initial=10, lr_min=0.01)                                       | cosine(0.1, 0.01, 10)
CosineLRScheduler(optimizer, t_initial=10, lr_min=0.001, warmup_t=3, warmup_lr_init=0.0001, warmup_prefix=True) | linear(1e-4, 0.1, 3) then cosine(0.1, 0.001, 10)
CosineLRScheduler(optimizer, t_initial=10, cycle_limit=100, cycle_decay=0.1)                  | sgdr(0.1, 10, decay=0.1)
CosineLRScheduler(optimizer, t_initial=10, cycle_mul=2.0, cycle_limit=3, cycle_decay=0.5)     | sgdr(0.1, 10, growth=2, decay=0.5) | 0 | 69
CosineLRScheduler(optimizer, t_initial=10, cycle_limit=3)                                     | repeated(cosine(0.1, 10), 3)
CosineLRScheduler(optimizer, t_initial=10, k_decay=2.0)                                       | kDecayCosine(0.1, 10, k=2)
CosineLRScheduler(optimizer, t_initial=10, k_decay=0.5, lr_min=0.001)                         | kDecayCosine(0.1, 0.001, 10, k=0.5)
TanhLRScheduler(optimizer, t_initial=10)                                                      | tanh(0.1, 10)                        | 1
TanhLRScheduler(optimizer, t_initial=10, lr_min=0.01)                                         | tanh(0.1, 0.01, 10)                  | 1
TanhLRScheduler(optimizer, t_initial=10, lb=-5, ub=2)                                         | tanh(0.1, 10, lower=-5, upper=2)     | 1
PolyLRScheduler(optimizer, t_initial=10)                                                      | polynomial(0.1, 10, power=0.5)
PolyLRScheduler(optimizer, t_initial=10, power=2.0, lr_min=0.001)                             | polynomial(0.1, 0.001, 10, power=2)
PolyLRScheduler(optimizer, t_initial=10, power=0.9, k_decay=2.0)                              | kDecayPolynomial(0.1, 10, k=2, power=0.9)
StepLRScheduler(optimizer, decay_t=4, decay_rate=0.5)                                         | step(0.1, 4, 0.5)
MultiStepLRScheduler(optimizer, decay_t=[3, 6], decay_rate=0.1)                               | milestones(0.1, [2, 5])
""")
    void timm(ArgumentsAccessor row) {
        agree("timm", "rates", row);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
ExponentialDecay(initial_learning_rate=0.1, decay_steps=4, decay_rate=0.5)                    | exponential(0.1, 0.5, period=4)
ExponentialDecay(initial_learning_rate=0.1, decay_steps=4, decay_rate=0.5, staircase=True)    | decay(0.1, 0.5, 4, staircase=true)
ExponentialDecay(0.1, decay_steps=100000, decay_rate=0.96, staircase=True)                    | decay(0.1, 0.96, 100000, staircase=true)
PiecewiseConstantDecay(boundaries=[3, 6], values=[1.0, 0.1, 0.01])                            | piecewise([1, 0.1, 0.01], [4, 7])
PiecewiseConstantDecay([0, 5, 12, 20], [0.5, 0.4, 0.3, 0.2, 0.1])                             | piecewise([0.5, 0.4, 0.3, 0.2, 0.1], [1, 6, 13, 21])
PolynomialDecay(0.1, 20, 0.001, 2.0)                                                          | polynomial(0.1, 0.001, 20, power=2)
PolynomialDecay(0.01, 10, 0.1)                                                                | linear(0.01, 0.1, 10)
PolynomialDecay(0.1, 5, 0.01, cycle=True)                                                     | cyclingPolynomial(0.1, 0.01, 5)
PolynomialDecay(0.1, 8, 0.01, power=2.0, cycle=True)                                          | cyclingPolynomial(0.1, 0.01, 8, power=2)
InverseTimeDecay(initial_learning_rate=0.1, decay_steps=1.0, decay_rate=0.5)                  | inverseTime(0.1, 0.5)
InverseTimeDecay(0.1, 4, 0.5)                                                                 | inverseTime(0.1, 0.5, period=4)
InverseTimeDecay(0.1, 4, 0.5, staircase=True)                                                 | inverseTime(0.1, 0.5, period=4) per 4
CosineDecay(0.1, 20, 0.01)                                                                    | cosine(0.1, 0.001, 20)
CosineDecay(0.1, 20, alpha=0.1, warmup_target=1.0, warmup_steps=5)                            | linear(0.1, 1, 5) then cosine(1, 0.1, 20)
CosineDecayRestarts(initial_learning_rate=0.1, first_decay_steps=4)                           | sgdr(0.1, 4, growth=2) | 0 | 39
CosineDecayRestarts(0.1, 4, t_mul=2.0, m_mul=0.5, alpha=0.1)                                  | sgdr(0.1, 4, growth=2, to=0.01, decay=0.5) | 0 | 39
CosineDecayRestarts(0.1, 10, t_mul=1, m_mul=0.9)                                              | sgdr(0.1, 10, decay=0.9) | 0 | 39
""")
    void keras(ArgumentsAccessor row) {
        agree("keras", "rates", row);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
constant_schedule(0.1)                                                                        | 0.1
polynomial_schedule(1.0, 0.1, 2.0, 8, 3)                                                      | delayed(polynomial(1, 0.1, 8, power=2), 3)
polynomial_schedule(init_value=0.1, end_value=1.0, power=3, transition_steps=20)              | polynomial(0.1, 1, 20, power=3)
linear_schedule(init_value=0.0, end_value=0.1, transition_steps=10, transition_begin=4)       | hold(0, 4) then linear(0, 0.1, 10)
linear_schedule(0.1, 0.0, 100000)                                                             | linear(0.1, 100000)
piecewise_constant_schedule(init_value=1.0, boundaries_and_scales={3: 0.5, 7: 0.1})           | piecewise([1, 0.5, 0.05], [3, 7])
piecewise_constant_schedule(0.1, {10: 0.1, 20: 0.1, 30: 0.1})                                 | milestones(0.1, [10, 20, 30])
exponential_decay(1.0, 4, 0.5, 2, True, 0.1)                                                  | delayed(decay(1, 0.5, 4, staircase=true, floor=0.1), 2)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=0.5, end_value=0.04)        | decay(0.1, 0.5, 10, floor=0.04)
cosine_decay_schedule(0.1, 20, alpha=0.1, exponent=2.0)                                       | cosinePower(0.1, 0.01, 20, exponent=2)
cosine_decay_schedule(0.1, 20, exponent=0.5)                                                  | cosinePower(0.1, 20, exponent=0.5)
cosine_decay_schedule(0.1, 100000, 1e-3)                                                      | cosine(0.1, 1e-4, 100000)
piecewise_interpolate_schedule('linear', 0.1, {10: 2.0, 30: 0.1})                             | points([0, 10, 30], [0.1, 0.2, 0.02])
piecewise_interpolate_schedule('cosine', 0.1, {10: 2.0, 30: 0.1})                             | points([0, 10, 30], [0.1, 0.2, 0.02], curve=cosine)
linear_onecycle_schedule(20, 1.0)                                                             | points([0, 6, 17, 20], [0.04, 1, 0.04, 4e-6])
cosine_onecycle_schedule(20, 1.0)                                                             | oneCycle(1, 6, 14)
cosine_onecycle_schedule(30, 0.1, 0.3, 10, 100)                                               | oneCycle(0.1, 9, 21, div=10, finalDiv=100)
warmup_constant_schedule(init_value=0.01, peak_value=0.1, warmup_steps=5)                     | linear(0.01, 0.1, 5)
warmup_cosine_decay_schedule(0.1, 1.0, 4, 16, 0.05)                                           | linear(0.1, 1, 4) then cosine(1, 0.05, 12)
warmup_exponential_decay_schedule(0.0, 0.1, 4, 3, 0.5, 2, True, 0.01)                         | linear(0, 0.1, 4) then delayed(decay(0.1, 0.5, 3, staircase=true, floor=0.01), 2)
join_schedules([linear_schedule(0.0, 0.1, 5), cosine_decay_schedule(0.1, 30)], [5])           | linear(0, 0.1, 5) then cosine(0.1, 30)
""")
    void optax(ArgumentsAccessor row) {
        agree("optax", "rates", row);
    }

    private static void agree(String library, String key, ArgumentsAccessor row) {
        SortedMap<Long, Double> compared = Golden.values(library, row.getString(0), key);
        if (row.size() > 2) {
            compared = compared.tailMap(row.getLong(2));
        }
        if (row.size() > 3) {
            compared = compared.headMap(row.getLong(3) + 1);
        }
        assertThat(compared).hasSizeGreaterThan(1);
        double peak = compared.values().stream().mapToDouble(Math::abs).max().orElseThrow();
        Schedule schedule = Plan.parse(row.getString(1)).resolve(Clock.UNKNOWN).schedule();
        compared.forEach((step, expected) -> assertThat(Math.abs(schedule.at(step) - expected))
                .as("step %s: %s, but %s expected", step, schedule.at(step), expected)
                .isLessThanOrEqualTo(Math.max(1e-12 * Math.abs(expected), 4 * Math.ulp(peak))));
    }
}
