/** Data sets, shuffling and mini-batches. */
@NullMarked
package anneal.data;

import org.jspecify.annotations.NullMarked;
