/** Proofs of the search: whether what {@code anneal tune} finds is any good, and whether it says so honestly. */
@NullMarked
package anneal.benchmarks.tune;

import org.jspecify.annotations.NullMarked;
