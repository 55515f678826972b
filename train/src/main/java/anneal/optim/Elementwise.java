package anneal.optim;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The memory of a rule whose formula treats every weight on its own. */
final class Elementwise implements Memory {
    /** The formula of a rule: changes a chunk of weights and what is remembered of them. */
    @FunctionalInterface
    interface Formula {
        /**
         * Makes one update of a chunk.
         *
         * @param t the number of the update, from 1
         * @param eta the rate in force
         * @param w the weights, changed
         * @param g their gradient, free to be overwritten
         * @param m what is remembered, a chunk for each quantity, changed; and two spare chunks behind them
         */
        void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m);

        /** Comes before the chunks of each update: the place for what is the same for all weights. */
        default void begin(long t, double eta) {}
    }

    /** A formula whose weights while training are not those to be evaluated. */
    interface Averaging extends Formula {
        /** Turns a chunk of weights into those to be evaluated; comes after the first update at the earliest. */
        void evaluate(Chunk w, Chunk[] m);
    }

    private final Chunks chunks;
    private final Formulas<?, ? extends Formula> formulas;
    private final Chunks.Work apply = this::apply;
    private final double[] t = {0};
    private Formula formula;
    private double eta;
    private @Nullable Vector trained;
    private boolean showing;

    Elementwise(Chunks chunks, Formulas<?, ? extends Formula> formulas) {
        this.chunks = chunks;
        this.formulas = formulas;
        this.formula = formulas.first();
    }

    /** The memory of a rule that remembers nothing once for all weights. */
    static <R extends Optimizer> Elementwise of(R rule, Chunks chunks, Function<R, Formula> formula) {
        return new Elementwise(chunks, Formulas.of(rule, formula));
    }

    @Override
    public void update(Gradient gradient, double rate) {
        t[0]++;
        eta = rate;
        formula.begin((long) t[0], rate);
        chunks.begin(gradient, apply);
    }

    private void apply(Place place) {
        formula.apply((long) t[0], eta, place.weights(), place.gradient(), place.getAll());
        place.keepWeights();
        place.keepAll();
    }

    @Override
    public void adopt(Optimizer changed) {
        formula = formulas.of(changed);
    }

    @Override
    public List<Vector> remembered() {
        return chunks.remembered(t, formulas.scalars());
    }

    @Override
    public void showEvaluated() {
        if (formula instanceof Averaging averaging && t[0] > 0) {
            trained = chunks.copy(trained);
            showing = true;
            chunks.all(place -> {
                averaging.evaluate(place.weights(), place.getAll());
                place.keepWeights();
            });
        }
    }

    @Override
    public void showTrained() {
        if (showing && trained != null) {
            chunks.restore(trained);
            showing = false;
        }
    }
}
