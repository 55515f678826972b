/** Many runs: what a run is, comparing runs, and their reports. Knows nothing of how a learner trains. */
@NullMarked
package anneal.lab;

import org.jspecify.annotations.NullMarked;
