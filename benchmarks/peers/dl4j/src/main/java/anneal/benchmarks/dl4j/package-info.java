/** Deeplearning4j, as a contender of {@code benchmarks/side-by-side}. */
@NullMarked
package anneal.benchmarks.dl4j;

import org.jspecify.annotations.NullMarked;
