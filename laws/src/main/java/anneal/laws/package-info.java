/** What every learner must hold, as tests for adapters to inherit. */
@NullMarked
package anneal.laws;

import org.jspecify.annotations.NullMarked;
