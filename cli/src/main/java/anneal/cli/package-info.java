/** The commands: thin shells around the lab, one class each. */
@NullMarked
package anneal.cli;

import org.jspecify.annotations.NullMarked;
