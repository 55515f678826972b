package anneal.optim;

/** Who does a rule's work on many weights: in shards, which may be done at once. */
@FunctionalInterface
public interface Crew {
    /** Into how many shards work is cut, whatever the number of threads: sums taken in another order have other last bits. */
    int SHARDS = 2;

    /** Does one shard after the other. */
    Crew ALONE = work -> {
        for (int shard = 0; shard < SHARDS; shard++) {
            work.shard(shard);
        }
    };

    /** A piece of work, all shards of which may be done at once. */
    @FunctionalInterface
    interface Work {
        void shard(int shard);
    }

    /** Does all shards of a piece of work, and returns when they are done. */
    void run(Work work);
}
