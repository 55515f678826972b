<<<<<<< HEAD
/** Measurements of Anneal's own speed. */
=======
/** Measurements of our own speed. */
>>>>>>> shapes
@NullMarked
package anneal.benchmarks;

import org.jspecify.annotations.NullMarked;
