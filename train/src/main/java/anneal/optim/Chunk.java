package anneal.optim;

/**
 * A chunk of numbers of one precision, and the steps that many update rules are made of.
 *
 * <p>A step is a loop over arrays of one type, which the compiler turns into vector instructions: in float32 they do twice
 * as many numbers at once as in float64, and nothing is converted. Steps go over the whole chunk, also where a vector's last
 * part does not fill it; what is made of the leftovers is never written.
 */
public interface Chunk {

    /** Copies {@code vector[at .. at + count)} to the front of this chunk. */
    void read(Vector vector, int at, int count);

    /** Copies the front of this chunk to {@code vector[at .. at + count)}. */
    void write(Vector vector, int at, int count);

    /** {@code this = x}. */
    void set(Chunk x);

    /** {@code this = sign(this)}, by a division, which takes no branches; infinities become NaN. */
    void sign();

    /** {@code this = keep * this}. */
    void scale(double keep);

    /** {@code this = keep * this + take * x}. */
    void mix(double keep, double take, Chunk x);

    /** {@code this = keep * this + take * x^2}. */
    void mixSquares(double keep, double take, Chunk x);

    /** {@code this = max(this, x)}. */
    void raise(Chunk x);

    /** {@code this = this - step * x / (sqrt(squares) / root + eps)}. */
    void descend(double step, Chunk x, Chunk squares, double root, double eps);
}
