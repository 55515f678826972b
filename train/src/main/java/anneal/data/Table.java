package anneal.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers with a class or a number to predict, held as floats and normalised column by column while a row is
 * gathered.
 */
public final class Table implements DataSet {

    private final List<String> columns;
    private final List<String> classNames;
    private final float[][] rows;
    private final float[] answers;
    private final Normalisation normalisation;
    private final double[] means;
    private final double[] deviations;

    /** The answers are classes if there are class names, else numbers; the last parameter says how rows become inputs. */
    Table(List<String> columns, List<String> classNames, Cells cells, Normalisation normalisation) {
        this(columns, classNames, cells.rows(), cells.answers(), normalisation);
    }

    private Table(
            List<String> columns,
            List<String> classNames,
            float[][] rows,
            float[] answers,
            Normalisation normalisation) {
        this.columns = List.copyOf(columns);
        this.classNames = List.copyOf(classNames);
        this.rows = rows;
        this.answers = answers;
        this.normalisation = normalisation;
        this.means = normalisation.mean().stream().mapToDouble(m -> m).toArray();
        this.deviations = normalisation.std().stream().mapToDouble(s -> s).toArray();
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int features() {
        return columns.size();
    }

    @Override
    public int classes() {
        return classNames.size();
    }

    /** The names of the feature columns, in order; their numbers (from 1) when the file had no header. */
    public List<String> columns() {
        return columns;
    }

    /** The names of the classes in the order of their numbers; none for regression. */
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public int label(int row) {
        if (classNames.isEmpty()) {
            throw new UnsupportedOperationException("this table has targets, not classes");
        }
        return (int) answers[row];
    }

    @Override
    public float target(int row) {
        if (!classNames.isEmpty()) {
            throw new UnsupportedOperationException("this table has classes, not targets");
        }
        return answers[row];
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        float[] numbers = rows[row];
        for (int i = from; i < to; i++) {
            into.put(at + i - from, (float) ((numbers[i] - means[i]) / deviations[i]));
        }
    }

    /** How the columns become inputs. */
    public Normalisation normalisation() {
        return normalisation;
    }

    /** The same rows, each column normalised by its own mean and deviation. */
    public Table normalised() {
        return normalised(statistics());
    }

    /** The same rows under another normalisation, such as that of the training set. */
    public Table normalised(Normalisation other) {
        if (other.channels() != columns.size()) {
            throw new IllegalArgumentException(
                    "normalisation must have " + columns.size() + " columns, but had " + other.channels());
        }
        return new Table(columns, classNames, rows, answers, other);
    }

    @Override
    public Table select(int... chosen) {
        int[] places = Rows.checked(chosen, size());
        float[][] chosenRows = new float[places.length][];
        Arrays.setAll(chosenRows, i -> rows[places[i]]);
        float[] chosenAnswers = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            chosenAnswers[i] = answers[places[i]];
        }
        return new Table(columns, classNames, chosenRows, chosenAnswers, normalisation);
    }

    @Override
    public Table take(int count) {
        return select(Rows.first(count, size()));
    }

    Normalisation statistics() {
        if (size() == 0) {
            throw new IllegalArgumentException("table must hold at least one row to be normalised");
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            double mean = mean(c);
            means.add(mean);
            deviations.add(constant(c) ? 1.0 : deviation(c, mean));
        }
        return new Normalisation(means, deviations);
    }

    private boolean constant(int column) {
        for (float[] row : rows) {
            if (row[column] != rows[0][column]) {
                return false;
            }
        }
        return true;
    }

    private double mean(int column) {
        if (constant(column)) {
            return rows[0][column];
        }
        double sum = 0;
        for (float[] row : rows) {
            sum += row[column];
        }
        return sum / size();
    }

    private double deviation(int column, double mean) {
        double squares = 0;
        for (float[] row : rows) {
            squares += (row[column] - mean) * (row[column] - mean);
        }
        return Math.sqrt(squares / size());
    }

    /** The numbers of a table before they have a meaning. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Cells(float[][] rows, float[] answers) {}
}
