/** DJL on its PyTorch engine, as a contender of {@code benchmarks/side-by-side}. */
@NullMarked
package anneal.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
