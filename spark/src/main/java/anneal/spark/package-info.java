/**
 * Searches on an Apache Spark cluster: each leg of a trial is a task.
 *
 * <p>The search itself stays in the driver, so that trials are stopped early wherever they are trained. To executors goes a
 * {@link anneal.spark.Work}, a few lines of text, from which each of their processes loads the data once; with a leg that goes on goes the
 * checkpoint at which its trial has ended before. So legs may be trained anywhere, more than once, and again after a process
 * was lost: their bits are those of {@link anneal.lab.search.LocalExecutor}.
 */
@NullMarked
package anneal.spark;

import org.jspecify.annotations.NullMarked;
