package anneal.optim;

/** A fixed number of numbers in memory, kept as float32 or float64. Not thread-safe. */
public interface Vector {

    /** How many numbers there are. */
    int size();

    /**
     * Replaces each number {@code y} of this vector by {@code keep * y + take * x}. With {@code keep == 0} the old numbers
     * do not count, not even when they are not finite.
     */
    void blend(double keep, double take, Vector x);

    /** Copies {@code this[at .. at + count)} to the front of {@code into}. */
    void read(int at, double[] into, int count);

    /** Copies the front of {@code from} to {@code this[at .. at + count)}. */
    void write(int at, double[] from, int count);

    /** Copies {@code this[at .. at + count)} to the front of {@code into}, as float32. */
    void read(int at, float[] into, int count);

    /** Copies the front of {@code from} to {@code this[at .. at + count)}. */
    void write(int at, float[] from, int count);

    /** Room for {@code size} numbers of this vector's precision. */
    Chunk chunk(int size);

    /** The product {@code a b}, to be added to {@code c}; all in this vector's precision. */
    Product product(Tensor a, Tensor b, Tensor c);

    /** The product {@code x x'} or {@code x' x}, whichever has the size of {@code c}, to be added to that. */
    Product gram(Tensor x, Tensor c);

    /** The distance from 1 to the next larger number in this vector's precision. */
    double epsilon();

    /** A new vector of this size and precision, all zeros. */
    Vector zeros();

    /** A new vector of some size and this precision, all zeros. */
    Vector zeros(int size);
}
