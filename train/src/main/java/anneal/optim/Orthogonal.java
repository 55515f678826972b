package anneal.optim;

import org.jspecify.annotations.Nullable;

/**
 * Brings all singular values of a matrix near 1 by a Newton-Schulz iteration of order five.
 *
 * <p>With {@code x} the matrix, wide rather than tall, a step is {@code x = Q x} with {@code Q = a + b G + c G^2} and
 * {@code G = x x'}; if it is tall, {@code G = x' x} and {@code x = x Q}. All {@code Q} are polynomials of the first {@code
 * G}, so they commute, and {@code G} becomes {@code Q G Q}: the steps are made on the small square matrices alone, and
 * {@code x} is multiplied once, at the end. What rounding adds to {@code G} grows with every step, so after five of them
 * {@code x} is multiplied and {@code G} made of it afresh.
 */
final class Orthogonal {
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final int STEPS = 5;

    /** Room for what {@code x} becomes on the way, and the product that it becomes. */
    private record Moved(Tensor x, Product product) {}

    private final Tensor x;
    private final Crew crew;
    private final Tensor all;
    private final Tensor gram;
    private final Tensor step;
    private final Tensor spare;
    private final Tensor unit;
    private final Product takeGram;
    private final Product square;
    private final Product stepTimesGram;
    private final Product timesStep;
    private final Product stepTimesAll;
    private final Product update;
    private final Crew.Work make = this::make;
    private @Nullable Moved moved;
    private Product product;
    private double keep;
    private double take;
    private double factor;

    /**
     * Prepares the work on a matrix.
     *
     * @param x the matrix, which may be lost
     * @param weights what a multiple of the result is added to
     */
    Orthogonal(Tensor x, Tensor weights, Crew crew) {
        this.x = x;
        this.crew = crew;
        this.all = square();
        this.gram = square();
        this.step = square();
        this.spare = square();
        this.unit = square();
        for (int i = 0; i < unit.rows(); i++) {
            unit.numbers().write(i * (unit.rows() + 1), new double[] {1}, 1);
        }
        Vector numbers = x.numbers();
        this.takeGram = numbers.gram(x, gram);
        this.square = numbers.product(gram, gram, step);
        this.stepTimesGram = numbers.product(step, gram, spare);
        this.timesStep = numbers.product(spare, step, gram);
        this.stepTimesAll = numbers.product(step, all, spare);
        this.update = timesAll(weights);
        this.product = takeGram;
    }

    /** A matrix of as many rows and columns as the shorter side has. */
    private Tensor square() {
        int order = Math.min(x.rows(), x.columns());
        return Tensor.matrix(x.numbers().zeros(order * order), order, order);
    }

    private Product timesAll(Tensor target) {
        return x.rows() <= x.columns()
                ? x.numbers().product(all, x, target)
                : x.numbers().product(x, all, target);
    }

    /** Makes {@code steps} steps from {@code scale * x}. */
    void iterate(double scale, int steps) {
        factor = scale;
        all.numbers().blend(0, 1, unit.numbers());
        for (int done = 0; done < steps; done += STEPS) {
            if (done > 0) {
                move();
            }
            make(takeGram, 0, factor * factor);
            int count = Math.min(STEPS, steps - done);
            for (int i = 0; i < count; i++) {
                takeStep(i == 0, i == count - 1);
            }
        }
    }

    /** Replaces the weights by {@code keep * weights + take * x}. */
    void addTo(double keep, double take) {
        make(update, keep, take * factor);
    }

    private void takeStep(boolean first, boolean last) {
        make(square, 0, C);
        step.numbers().blend(1, B, gram.numbers());
        step.numbers().blend(1, A, unit.numbers());
        if (!last) {
            make(stepTimesGram, 0, 1);
            make(timesStep, 0, 1);
        }
        if (!first) {
            make(stepTimesAll, 0, 1);
        }
        all.numbers().blend(0, 1, first ? step.numbers() : spare.numbers());
    }

    /** Brings {@code x} to where the steps so far have come. */
    private void move() {
        if (moved == null) {
            Tensor room = Tensor.matrix(x.numbers().zeros(), x.rows(), x.columns());
            moved = new Moved(room, timesAll(room));
        }
        make(moved.product(), 0, factor);
        x.numbers().blend(0, 1, moved.x().numbers());
        factor = 1;
    }

    private void make(Product next, double kept, double taken) {
        product = next;
        keep = kept;
        take = taken;
        crew.run(make);
    }

    private void make(int shard) {
        product.add(shard, keep, take);
    }
}
