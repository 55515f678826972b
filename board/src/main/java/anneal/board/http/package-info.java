/**
 * The board's way to the browser: the JDK's HTTP server behind a {@link anneal.board.http.Gate}, which knows nothing of
 * what it serves.
 */
@NullMarked
package anneal.board.http;

import org.jspecify.annotations.NullMarked;
