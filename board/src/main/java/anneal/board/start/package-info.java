/** Commands that are started from the page, each in a process of its own, so that it may be stopped and killed like any other. */
@NullMarked
package anneal.board.start;

import org.jspecify.annotations.NullMarked;
