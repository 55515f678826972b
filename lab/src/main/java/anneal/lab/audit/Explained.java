package anneal.lab.audit;

import java.util.function.LongToDoubleFunction;

/**
 * A rule that makes applied rates out of planned ones.
 *
 * @param cause the mistake
 * @param words the mistake in a sentence, with its figures
 * @param rate the rule
 */
record Explained(Cause cause, String words, LongToDoubleFunction rate) {}
