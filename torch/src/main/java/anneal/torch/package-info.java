/**
 * PyTorch on the JVM (bytedeco's {@code pytorch}) under Anneal's schedules.
 *
 * <pre>{@code
 * Libtorch.load();
 * ...
 * Rates.set(optimizer, schedule.at(step++));
 * optimizer.step();
 * }</pre>
 *
 * <p>The rate is set on the optimizer before each update, on every parameter group, in double. libtorch's own
 * {@code StepLR} and {@code ReduceLROnPlateauScheduler} are not needed; the one is a step late in C++, the other never
 * cuts in some of its modes.
 *
 * <p>{@link anneal.torch.TorchLearner} makes a module a learner for runs, range tests and checkpoints.
 */
@NullMarked
package anneal.torch;

import org.jspecify.annotations.NullMarked;
