package anneal.optim;

import java.util.Arrays;
import java.util.List;

/** {@link Adafactor}'s memory of a matrix: a mean square for each row and one for each column. */
final class Factored implements Memory {
    private static final int U = 0;

    private final Chunks chunks;
    private final int size;
    private final double floor;
    private final double[] rows;
    private final double[] columns;
    private final double[] t = {0};
    private final Doubles meansOfRows;
    private final double[] squares;
    private final Doubles squaresOfRows;

    /** The rows' sums of squares, of each shard. */
    private final Chunk[] rowSums = new Chunk[Crew.SHARDS];

    private final Chunk rowMeans;
    private final Chunks.Work takeSquares = this::takeSquares;
    private final Chunks.Work takeDirections = this::takeDirections;
    private final Chunks.Work apply = this::apply;
    private Adafactor rule;
    private double take;
    private double mean;
    private double keep;
    private double step;

    Factored(Adafactor rule, Tensor weights, Crew crew, double floor) {
        this.rule = rule;
        this.chunks = Chunks.ofColumns(weights, crew);
        this.size = weights.numbers().size();
        this.floor = floor;
        this.rows = new double[weights.rows()];
        this.columns = new double[weights.columns()];
        this.meansOfRows = new Doubles(rows);
        this.squares = new double[weights.rows()];
        this.squaresOfRows = new Doubles(squares);
        this.rowMeans = weights.numbers().chunk(weights.rows());
        Arrays.setAll(rowSums, shard -> weights.numbers().chunk(weights.rows()));
    }

    @Override
    public void update(Gradient gradient, double eta) {
        t[0]++;
        take = rule.take(t[0]);
        for (Chunk sums : rowSums) {
            sums.fill(0);
        }
        chunks.begin(gradient, takeSquares);
        takeRows();
        chunks.goOn(takeDirections);
        keep = 1 - eta * rule.weightDecay();
        step = rule.step(t[0], eta, chunks.sum(0), chunks.sum(1), size);
        chunks.goOn(apply);
    }

    /** Brings a column's mean up to date, and adds to the sums of the rows. */
    private void takeSquares(Place place) {
        Chunk w = place.weights();
        Chunk g = place.gradient();
        Chunk u = place.room(U);
        u.set(g);
        place.keep(U);
        g.multiply(u);
        rowSums[place.shard()].mix(1, 1, g);
        int column = place.index();
        columns[column] += take * (g.sum() / rows.length - columns[column]);
        place.addProduct(0, w, w);
    }

    /** Brings the rows' means up to date. */
    private void takeRows() {
        rowSums[0].mix(1, 1, rowSums[1]);
        rowSums[0].write(squaresOfRows, 0, squares.length);
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] += take * (squares[row] / columns.length - rows[row]);
            sum += rows[row];
        }
        mean = Math.max(sum / rows.length, floor);
        rowMeans.read(meansOfRows, 0, rows.length);
    }

    /** Replaces the gradient by {@code u}. */
    private void takeDirections(Place place) {
        Chunk u = place.get(U);
        Chunk v = place.spare(0);
        v.set(rowMeans);
        v.scale(columns[place.index()] / mean, 0);
        Adafactor.divide(u, v, floor);
        place.keep(U);
        place.addProduct(1, u, u);
    }

    private void apply(Place place) {
        place.weights().mix(keep, -step, place.get(U));
        place.keepWeights();
    }

    @Override
    public void adopt(Optimizer changed) {
        rule = Formulas.same(rule, changed);
    }

    @Override
    public List<Vector> remembered() {
        return List.of(meansOfRows, new Doubles(columns), new Doubles(t));
    }
}
