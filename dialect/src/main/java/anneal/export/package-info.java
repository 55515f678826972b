/**
 * Schedules as code for other libraries.
 *
 * <p>Where a library has a class that gives the same rates, the code uses it; else it has a function that computes them,
 * made from the formulas that the shapes carry, so that a new shape needs nothing here. What a library cannot say at all
 * is refused with the reason.
 */
@NullMarked
package anneal.export;

import org.jspecify.annotations.NullMarked;
