/** Schedules on the page: their values, findings, forms, handles and code, each asked for by a request and answered by a record. */
@NullMarked
package anneal.board.design;

import org.jspecify.annotations.NullMarked;
