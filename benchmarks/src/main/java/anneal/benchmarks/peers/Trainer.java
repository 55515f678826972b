package anneal.benchmarks.peers;

/** A run in some library: a network at its first weights, and what it learns from. */
public interface Trainer extends AutoCloseable {

    /**
     * Makes one update.
     *
     * @param step counts the updates of this run from 0; it decides the batch
     * @return the mean loss of the batch before the update
     */
    double update(int step);

    /** Frees what the garbage collector does not. */
    @Override
    void close();
}
