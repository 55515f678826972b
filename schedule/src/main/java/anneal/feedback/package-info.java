/**
 * What listens to a metric and moves the rate, as values: {@code observe(step, metric)} gives the next feedback, and
 * {@code apply(step, eta)} the rate it allows. Nothing here knows schedules; {@code anneal.notation.Controlled} joins the two.
 */
@NullMarked
package anneal.feedback;

import org.jspecify.annotations.NullMarked;
