package anneal.optim;

import java.util.Arrays;

/**
 * Brings all singular values of a matrix near 1 by a Newton-Schulz iteration of order five.
 *
 * <p>With {@code x} the matrix, wide rather than tall, a step is {@code x = B x} with {@code B = a + b G + c G^2} and
 * {@code G = x x'}. All {@code B} are polynomials of the first {@code G}, so they commute, and {@code G} becomes
 * {@code B G B}: the steps are made on the small square matrices alone, and {@code x} is multiplied once, at the end.
 */
final class Orthogonal {
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;

    private final int rows;
    private final int columns;

    /** The shorter side: the order of the square matrices. */
    private final int order;

    private final double[] turned;
    private final double[] line;
    private final double[] gram;
    private final double[] square;
    private final double[] step;
    private final double[] product;
    private final double[] spare;

    Orthogonal(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.order = Math.min(rows, columns);
        this.turned = new double[rows > columns ? rows * columns : 0];
        this.line = new double[order];
        this.gram = new double[order * order];
        this.square = new double[order * order];
        this.step = new double[order * order];
        this.product = new double[order * order];
        this.spare = new double[order * order];
    }

    /** Makes {@code steps} steps from {@code x / max(|x|, eps)}; {@code x} stands column after column. */
    void apply(double[] x, double eps, int steps) {
        scale(x, eps);
        if (rows <= columns) {
            iterate(x, steps);
            return;
        }
        turn(x, turned, rows, columns);
        iterate(turned, steps);
        turn(turned, x, columns, rows);
    }

    private static void scale(double[] x, double eps) {
        double sum = 0;
        for (double number : x) {
            sum += number * number;
        }
        double size = Math.max(Math.sqrt(sum), eps);
        for (int i = 0; i < x.length; i++) {
            x[i] /= size;
        }
    }

    /** Exchanges rows and columns. */
    private static void turn(double[] from, double[] to, int rows, int columns) {
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                to[row * columns + column] = from[column * rows + row];
            }
        }
    }

    /** Works on lines of {@code order} numbers each. */
    private void iterate(double[] lines, int steps) {
        takeGram(lines);
        Arrays.fill(product, 0);
        for (int i = 0; i < order; i++) {
            product[i * order + i] = 1;
        }
        for (int i = 0; i < steps; i++) {
            multiply(gram, gram, square);
            for (int j = 0; j < step.length; j++) {
                step[j] = B * gram[j] + C * square[j];
            }
            for (int j = 0; j < order; j++) {
                step[j * order + j] += A;
            }
            multiply(step, gram, spare);
            multiply(spare, step, gram);
            multiply(step, product, spare);
            System.arraycopy(spare, 0, product, 0, spare.length);
        }
        for (int at = 0; at < lines.length; at += order) {
            System.arraycopy(lines, at, line, 0, order);
            Arrays.fill(lines, at, at + order, 0);
            for (int i = 0; i < order; i++) {
                add(line[i], product, i * order, lines, at, order);
            }
        }
    }

    private void takeGram(double[] lines) {
        Arrays.fill(gram, 0);
        for (int at = 0; at < lines.length; at += order) {
            for (int i = 0; i < order; i++) {
                add(lines[at + i], lines, at + i, gram, i * order + i, order - i);
            }
        }
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                gram[i * order + j] = gram[j * order + i];
            }
        }
    }

    private void multiply(double[] a, double[] b, double[] c) {
        Arrays.fill(c, 0);
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                add(a[i * order + j], b, j * order, c, i * order, order);
            }
        }
    }

    /** Adds {@code factor} times some numbers to others. */
    private static void add(double factor, double[] from, int first, double[] to, int at, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] += factor * from[first + i];
        }
    }
}
