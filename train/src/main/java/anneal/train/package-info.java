/** Training under a schedule: the learner, the loop and its events. */
@NullMarked
package anneal.train;

import org.jspecify.annotations.NullMarked;
