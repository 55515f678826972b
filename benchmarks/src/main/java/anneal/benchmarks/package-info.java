/** Measurements of our own speed. */
@NullMarked
package anneal.benchmarks;

import org.jspecify.annotations.NullMarked;
