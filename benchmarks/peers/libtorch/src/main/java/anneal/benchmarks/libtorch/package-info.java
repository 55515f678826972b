/** libtorch through bytedeco's bindings, as a contender of {@code benchmarks/side-by-side}. */
@NullMarked
package anneal.benchmarks.libtorch;

import org.jspecify.annotations.NullMarked;
