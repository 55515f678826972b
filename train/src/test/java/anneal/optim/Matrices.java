package anneal.optim;

/** The matrix problem of golden/optimizers.py: half the squared distance of {@code m w} to a target. */
final class Matrices {
    private Matrices() {}

    /** The first {@code w}, column after column. */
    static double[] start(int rows, int columns) {
        double[] w = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                w[j * rows + i] = Math.cos(2 * i - j);
            }
        }
        return w;
    }

    /** The gradient at {@code w}, {@code m' (m w - target)}. */
    static double[] slope(double[] w, int rows, int columns) {
        double[] slope = new double[w.length];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                double error = -Math.sin(1 + i + 2 * j);
                for (int k = 0; k < rows; k++) {
                    error += m(i, k) * w[j * rows + k];
                }
                for (int k = 0; k < rows; k++) {
                    slope[j * rows + k] += m(i, k) * error;
                }
            }
        }
        return slope;
    }

    private static double m(int i, int k) {
        return (i == k ? 1.5 : 0) + 0.5 * Math.cos(i + 2 * k);
    }

    /** The same numbers row after row. */
    static double[] turned(double[] w, int rows, int columns) {
        double[] turned = new double[w.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[i * columns + j] = w[j * rows + i];
            }
        }
        return turned;
    }
}
