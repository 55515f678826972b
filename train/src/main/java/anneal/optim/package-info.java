/**
 * Update rules, and the memory each one needs.
 *
 * <p>A rule is an immutable record: {@code new SGD().withMomentum(0.9)}, {@code new AdamW()}. Its no-argument constructor
 * has PyTorch's defaults, {@code withX} copies it with one setting changed, and {@code toString} and
 * {@link anneal.optim.Optimizer#parse} give and take the text form {@code sgd(momentum=0.9, nesterov=true)}. The learning
 * rate is no setting of a rule: it is an argument of every update.
 *
 * <p>{@code rule.start(weights)} makes the {@link anneal.optim.Memory} (velocities, moments) for one range of weights.
 *
 * <p>In the formulas {@code w} are the weights, {@code g} their gradient, {@code eta} the rate in force, {@code t} the
 * number of the update counted from 1, and every operation is element by element. They are PyTorch's, so trajectories
 * carry over; each stands once, for float32 and float64 alike.
 */
@NullMarked
package anneal.optim;

import org.jspecify.annotations.NullMarked;
