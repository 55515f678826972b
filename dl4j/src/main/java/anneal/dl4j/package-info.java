/**
 * Deeplearning4j under Anneal's schedules.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder()
 *         .updater(new Adam(AnnealSchedule.perIteration(linear(0, 1e-3, 500).then(cosine(1e-3, 9_500)))))
 * }</pre>
 *
 * <p>DL4J counts iterations and epochs from 0, as Anneal counts updates, and keeps both counts and the schedule in the
 * saved network: one that is loaded goes on where it was. Its momentum ({@code Nesterovs}) takes a schedule, too.
 *
 * <p>{@link anneal.dl4j.FeedbackListener} lets the loss move the rate; {@link anneal.dl4j.Dl4jLearner} makes a network a
 * learner for runs, range tests and checkpoints.
 */
@NullMarked
package anneal.dl4j;

import org.jspecify.annotations.NullMarked;
