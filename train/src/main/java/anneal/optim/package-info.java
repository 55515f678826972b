/**
 * Update rules, and the memory each one needs.
 *
 * <p>A rule is an immutable record: {@code new SGD().withMomentum(0.9)}, {@code new AdamW()}. Its no-argument constructor
 * has PyTorch's defaults (the authors' where PyTorch lacks the rule), {@code withX} copies it with one setting changed, and {@code toString} and
 * {@link anneal.optim.Optimizer#parse} give and take the text form {@code sgd(momentum=0.9, nesterov=true)}. The learning
 * rate is no setting of a rule: it is an argument of every update.
 *
 * <p>{@code rule.start(weights)} makes the {@link anneal.optim.Memory} (velocities, moments) for some weights. For most rules
 * that may be any range of them; {@link anneal.optim.Reach} says which need a whole {@link anneal.optim.Tensor} or all weights
 * of the model at once. {@link anneal.schedule.RateUse} says what a rule makes of the rates: most want a schedule, schedule-free
 * ones a constant rate, and those that find their own the rate 1.
 *
 * <p>A rule may evaluate other weights than it trains, an average: {@code memory.showEvaluated()} and {@code showTrained()}
 * change over. All that a memory knows is in the vectors of {@code memory.remembered()}.
 *
 * <p>In the formulas {@code w} are the weights, {@code g} their gradient, {@code eta} the rate in force, {@code t} the
 * number of the update counted from 1, and every operation is element by element unless a sum or a size {@code |w|} is
 * meant. They are PyTorch's or the authors', so trajectories carry over; each stands once, for float32 and float64 alike.
 */
@NullMarked
package anneal.optim;

import org.jspecify.annotations.NullMarked;
