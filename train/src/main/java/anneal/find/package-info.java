/**
 * The range test: which rate to use, found by raising it update by update.
 *
 * <p>Pairs are {@code (eta[k], loss[k])}: the rate of update {@code k}, and the batch's mean loss before that update, as in
 * every other range test. Both ends of the sweep are hit: {@code eta[0] == from}, {@code eta[updates - 1] == to}.
 */
@NullMarked
package anneal.find;

import org.jspecify.annotations.NullMarked;
