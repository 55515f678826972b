/**
 * DJL under Anneal's schedules.
 *
 * <pre>{@code
 * AnnealTracker rate = AnnealTracker.of(linear(0, 1e-3, 500).then(cosine(1e-3, 9_500)));
 * Optimizer optimizer = Optimizer.adam().optLearningRateTracker(rate).build();
 * }</pre>
 *
 * <p>DJL's optimizers count updates from 1, by the parameter that has had the most, and take a rate in float: the tracker
 * answers update 1 with the schedule's step 0. Momentum and the rest are fixed when a DJL optimizer is built and cannot be scheduled.
 *
 * <p>{@link anneal.djl.FeedbackListener} lets the loss move the rate; {@link anneal.djl.DjlLearner} makes a model a learner
 * for runs, range tests and checkpoints.
 */
@NullMarked
package anneal.djl;

import org.jspecify.annotations.NullMarked;
