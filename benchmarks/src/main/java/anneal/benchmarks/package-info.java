/** Measurements of Anneal's own speed. */
@NullMarked
package anneal.benchmarks;

import org.jspecify.annotations.NullMarked;
