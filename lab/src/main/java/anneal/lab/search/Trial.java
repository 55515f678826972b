package anneal.lab.search;

/**
 * A candidate that is tried.
 *
 * @param number which one of the search, from 0
 * @param candidate what is tried
 * @param seed decides first weights and the order of batches
 */
public record Trial(int number, Candidate candidate, long seed) {

    /** The number, which tells the trials of a search apart. */
    @Override
    public int hashCode() {
        return number;
    }
}
