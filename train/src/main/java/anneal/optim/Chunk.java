package anneal.optim;

/**
 * A chunk of numbers of one precision, and the steps that update rules are made of.
 *
 * <p>A step is a loop over arrays of one type without a branch, which the compiler turns into vector instructions: in
 * float32 they do twice as many numbers at once as in float64, and nothing is converted. A chunk holds as many numbers as
 * were last read or set, at first as many as it has room for; a step goes over as many as the chunk it is given holds, or,
 * without one, over all of this.
 */
public interface Chunk {

    /** Copies {@code vector[at .. at + count)} into this chunk. */
    void read(Vector vector, int at, int count);

    /** Copies this chunk's first numbers to {@code vector[at .. at + count)}. */
    void write(Vector vector, int at, int count);

    /** The sum of all numbers, in float64. */
    double sum();

    /** {@code this = x}. */
    void set(Chunk x);

    /** {@code this = value}. */
    void fill(double value);

    /** {@code this = |this|}. */
    void abs();

    /** {@code this = sign(this)}, by a division, which takes no branches; infinities become NaN. */
    void sign();

    /** {@code this = sqrt(this)}. */
    void root();

    /** {@code this = max(this, least)}. */
    void raise(double least);

    /** {@code this = min(this, most)}. */
    void lower(double most);

    /** {@code this = keep * this + plus}. */
    void scale(double keep, double plus);

    /** {@code this = keep * this + take * x}. */
    void mix(double keep, double take, Chunk x);

    /** {@code this = keep * this + take * x * y}. */
    void mixProduct(double keep, double take, Chunk x, Chunk y);

    /** {@code this = this * x}. */
    void multiply(Chunk x);

    /** {@code this = this / x}. */
    void divide(Chunk x);

    /** {@code this = max(this, x)}. */
    void raise(Chunk x);

    /** {@code this = this - step * x / (sqrt(squares) / root + eps)}. */
    void descend(double step, Chunk x, Chunk squares, double root, double eps);
}
