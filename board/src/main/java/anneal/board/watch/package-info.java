/** Runs on the page: the store's runs as a table, their curves thinned for a picture, and what is new as it is written. */
@NullMarked
package anneal.board.watch;

import org.jspecify.annotations.NullMarked;
