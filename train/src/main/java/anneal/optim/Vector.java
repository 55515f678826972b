package anneal.optim;

/** A fixed number of numbers in memory, kept as float32 or float64. Not thread-safe. */
public interface Vector {

    /** How many numbers there are. */
    int size();

    /** Replaces each number {@code y} of this vector by {@code keep * y + take * x}. */
    void blend(double keep, double take, Vector x);

    /** Copies {@code this[at .. at + count)} to the front of {@code into}. */
    void read(int at, double[] into, int count);

    /** Copies the front of {@code from} to {@code this[at .. at + count)}. */
    void write(int at, double[] from, int count);

    /** Room for {@code size} numbers in the precision that rules are to compute in for this vector. */
    default Chunk chunk(int size) {
        return new DoubleChunk(size);
    }

    /** The distance from 1 to the next larger number in this vector's precision. */
    double epsilon();

    /** A new vector of this size and precision, all zeros. */
    Vector zeros();
}
