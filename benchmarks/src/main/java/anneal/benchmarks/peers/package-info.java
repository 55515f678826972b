/**
 * The same training in Anneal and in other libraries, side by side.
 *
 * <p>A <em>contender</em> is a program that does a given <em>work</em>: it starts from the same weights, takes the same rows in
 * the same order, and says on one line how long it took and which losses it saw. Work lies in a folder of plain files:
 *
 * <pre>
 * work.properties   sizes, update rule, rates, epochs ({@link Work})
 * images.bin        images as CIFAR-10 has them: a label byte, then 3072 pixel bytes
 * weights.bin       for each layer its weights, outputs x inputs, then its biases: float32, little-endian
 * rows.bin          the rows of every batch of every epoch: int32, little-endian
 * </pre>
 *
 * <p>A pixel {@code b} becomes {@code (b / 255 - 0.5) / 0.25} while its row is gathered; images stay bytes.
 *
 * <p>Contenders are called with the path of a work file, the number of threads for one run, the number of runs at once and a
 * variant. The environment variable {@code ANNEAL_STARTED} tells them when that was, in milliseconds since 1970.
 */
@NullMarked
package anneal.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
