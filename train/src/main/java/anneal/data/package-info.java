/**
 * Data sets, shuffling and mini-batches.
 *
 * <p>Rows are numbered from 0. Images lie channel by channel, row by row, as bytes; a table's rows are floats. Both are
 * normalised by {@code (x - mean) / std}, channel by channel or column by column, at the moment a row is gathered, and
 * the test set by the figures of the training set. The bytes themselves never change, so data sets, their subsets and
 * other normalisations of them share memory and may be used from many threads.
 *
 * <p>A reader refuses what it does not understand with a {@link anneal.data.DataException}, whose message is one line:
 * the file, the place (an offset in bytes from 0, counted after unpacking; or line and column from 1), what was
 * expected, what was found. A wrong argument is an {@link java.lang.IllegalArgumentException}: name, rule, value.
 */
@NullMarked
package anneal.data;

import org.jspecify.annotations.NullMarked;
