package anneal.optim;

/** A product of two matrices that can be made again and again. */
@FunctionalInterface
public interface Product {

    /** Makes a shard's columns of the product {@code p}, and sets its target to {@code keep * target + take * p}. */
    void add(int shard, double keep, double take);
}
