package anneal.optim;

import java.util.Arrays;
import java.util.List;

/** {@link Adafactor}'s memory of a matrix: a mean square for each row and one for each column. */
final class Factored implements Memory {
    private final Tensor weights;
    private final double floor;
    private final Vector gradients;
    private final double[] rows;
    private final double[] columns;
    private final double[] t = {0};
    private final double[] rowSums;
    private final double[] w;
    private final double[] g;
    private Adafactor rule;

    Factored(Adafactor rule, Tensor weights, double floor) {
        this.rule = rule;
        this.weights = weights;
        this.floor = floor;
        this.gradients = weights.numbers().zeros();
        this.rows = new double[weights.rows()];
        this.columns = new double[weights.columns()];
        this.rowSums = new double[weights.rows()];
        this.w = new double[weights.rows()];
        this.g = new double[weights.rows()];
    }

    @Override
    public void update(Gradient gradient, double eta) {
        gradient.addTo(gradients, 0, 1);
        t[0]++;
        double sizes = takeMeans(rule.take(t[0]));
        double mean = Math.max(mean(rows), floor);
        double step =
                rule.step(t[0], eta, sizes, directions(mean), weights.numbers().size());
        for (int column = 0; column < columns.length; column++) {
            read(column);
            for (int row = 0; row < rows.length; row++) {
                w[row] = w[row] * (1 - eta * rule.weightDecay()) - step * direction(row, column, mean);
            }
            weights.numbers().write(column * rows.length, w, rows.length);
        }
    }

    /** Brings the means up to date, and returns the sum of the weights' squares. */
    private double takeMeans(double take) {
        Arrays.fill(rowSums, 0);
        double sizes = 0;
        for (int column = 0; column < columns.length; column++) {
            read(column);
            double sum = 0;
            for (int row = 0; row < rows.length; row++) {
                double square = g[row] * g[row];
                rowSums[row] += square;
                sum += square;
                sizes += w[row] * w[row];
            }
            columns[column] += take * (sum / rows.length - columns[column]);
        }
        for (int row = 0; row < rows.length; row++) {
            rows[row] += take * (rowSums[row] / columns.length - rows[row]);
        }
        return sizes;
    }

    /** The sum of the squares of all {@code u}. */
    private double directions(double mean) {
        double sum = 0;
        for (int column = 0; column < columns.length; column++) {
            read(column);
            for (int row = 0; row < rows.length; row++) {
                double u = direction(row, column, mean);
                sum += u * u;
            }
        }
        return sum;
    }

    private double direction(int row, int column, double mean) {
        return g[row] / Math.max(Math.sqrt(rows[row] * columns[column] / mean), floor);
    }

    private void read(int column) {
        weights.numbers().read(column * rows.length, w, rows.length);
        gradients.read(column * rows.length, g, rows.length);
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    @Override
    public void adopt(Optimizer changed) {
        rule = Formulas.same(rule, changed);
    }

    @Override
    public List<Vector> remembered() {
        return List.of(new Doubles(rows), new Doubles(columns), new Doubles(t));
    }
}
