/**
 * The run store: what runs did, in an SQLite database that can be read while they write.
 *
 * <pre>{@code
 * try (Store store = Store.open(Store.STANDARD)) {
 *     Runs runs = new Runs(store);
 *     for (StoredRun run : runs.list()) {
 *         Samples losses = runs.sampled(run.id(), "loss", 0, Long.MAX_VALUE, 1000);
 *     }
 * }
 * }</pre>
 *
 * <p>A {@link anneal.lab.store.StoreLog} takes down a run's events, behind a {@link anneal.record.Recorder}. Figures have the
 * names of other logs ({@code loss}, {@code rate}, {@code rate/bias}, {@code test_accuracy}, ...) and stand at the step of
 * their update, those of an evaluation at the step of the last update before it. Beyond these, an evaluation has
 * {@code seconds} (spent on updates so far), {@code rows_per_second} since the one before, and {@code loss_so_far} within an
 * epoch; the score of the weights that a run ends with is {@code final_test_loss} and {@code final_test_accuracy}.
 *
 * <p>The tables are in {@code schema-1.sql} among the resources of this package. Who needs others in the same file, as searches and
 * their trials are in {@code schema-2.sql} and {@code schema-3.sql}, adds one and counts {@code Schema.VERSION} up: a database is brought from schema to schema when it
 * is opened. They are written and read by {@link anneal.lab.store.Store#write} and {@link anneal.lab.store.Store#read}.
 */
@NullMarked
package anneal.lab.store;

import org.jspecify.annotations.NullMarked;
