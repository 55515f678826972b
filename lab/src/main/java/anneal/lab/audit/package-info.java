/**
 * The audit of a run: what was planned beside what was applied, and what explains the difference.
 *
 * <p>An explanation is a rule that makes applied rates out of planned ones: {@code p(s + 1)}, {@code c p(s)},
 * {@code p(4 s)}, {@code p(floor(s / 4))}, {@code p(s - lag)}, the plan for another horizon. One that is within the
 * tolerance at every logged update explains the log; of several the simplest is given, unless another is much closer.
 */
@NullMarked
package anneal.lab.audit;

import org.jspecify.annotations.NullMarked;
