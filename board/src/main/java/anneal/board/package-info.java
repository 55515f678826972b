/** The workbench in the browser: what {@code anneal board} serves. */
@NullMarked
package anneal.board;

import org.jspecify.annotations.NullMarked;
