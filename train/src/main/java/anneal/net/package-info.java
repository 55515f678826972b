/**
 * The built-in network: stacks of dense layers on BLAS.
 *
 * <pre>{@code
 * Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));
 * try (Network net = model.start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, seed)) {
 *     for (Batch batch : loader.epoch(0)) {
 *         double loss = net.forward(batch);
 *         net.backward();
 *         net.update(0.01);
 *     }
 * }
 * }</pre>
 *
 * <p>An update by several batches: call {@code forward} and {@code backward} for each of them, then {@code update}. Between
 * {@code backward} and {@code update} may stand {@code double norm = net.clip(Clip.norm(1))}.
 *
 * <p>How a step is computed. A batch is a matrix with one example a row, and every row ends in a constant 1, so that a
 * layer's biases are the last row of its weights, and {@code linear(n, m)} is a matrix of {@code (n + 1) x m} numbers
 * that stands for all of it: one product makes {@code W x + b}, another its gradient. Work is cut in two
 * {@linkplain anneal.net.Team#SHARDS shards}, whatever the number of threads, because sums taken in another order have
 * other last bits. First each shard takes half of the batch's columns from the data into the first layer, then half of its
 * rows through the layers to the loss and back to the last activations. Then each takes half of every layer's weights, of
 * the first layer's those for its columns: a product over the whole batch makes their
 * gradient, wherever the optimizer wants it, and the optimizer updates them. A rule that looks at whole tensors, or at the
 * whole model, has the same two shards go over them one after another. A gradient that must be whole first (of several
 * batches, or to be clipped) is gathered by the shards. {@link
 * anneal.net.Propagation} and {@link anneal.net.Network} are the pages to read.
 *
 * <p>In {@linkplain anneal.train.Precision#BF16 bfloat16} every operand is rounded once, when its numbers have changed, to a copy
 * that lies beside it: inputs and errors by the shard that makes them, weights in shards before each pass.
 *
 * <p>Same seed, same processor, same BLAS: the same bits, on one thread or two.
 */
@NullMarked
package anneal.net;

import org.jspecify.annotations.NullMarked;
