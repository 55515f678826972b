/** What every learner must hold, as tests for adapters to inherit; and a browser for tests. */
@NullMarked
package anneal.laws;

import org.jspecify.annotations.NullMarked;
