/**
 * Questions to schedules: what is wrong with one in a given run ({@link anneal.question.Lint}), where two part
 * ({@link anneal.question.Diff}), and which one made a logged column of rates ({@link anneal.question.Fit}).
 *
 * <p>Long runs are not walked step by step: where a rate stands still its next change is asked for, and where it moves
 * for too long it is sampled, with the breaks between the samples found by bisection. An answer that rests on samples
 * says so.
 */
@NullMarked
package anneal.question;

import org.jspecify.annotations.NullMarked;
