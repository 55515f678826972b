/** One runnable class per question. */
@NullMarked
package anneal.examples;

import org.jspecify.annotations.NullMarked;
