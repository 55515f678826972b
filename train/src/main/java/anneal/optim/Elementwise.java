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

    private final Formulas<?, ? extends Formula> formulas;
    private final Chunks chunks;
    private final Chunks.Steps apply = this::apply;
    private final double[] t = {0};
    private Formula formula;
    private double eta;
    private @Nullable Vector trained;
    private boolean showing;

    /** Remembers {@code quantities} numbers for each weight, zero at the start. */
    Elementwise(Vector weights, int quantities, Formulas<?, ? extends Formula> formulas) {
        this.formulas = formulas;
        this.formula = formulas.first();
        this.chunks = new Chunks(weights, quantities);
    }

    /** The memory of a rule that remembers nothing but these quantities. */
    static <R extends Optimizer> Elementwise of(R rule, Vector weights, int quantities, Function<R, Formula> formula) {
        return new Elementwise(weights, quantities, Formulas.of(rule, formula));
    }

    /** Starts the first remembered quantity at {@code value}. */
    Elementwise filled(double value) {
        chunks.fill(value);
        return this;
    }

    @Override
    public void update(Gradient gradient, double rate) {
        chunks.take(gradient);
        t[0]++;
        eta = rate;
        formula.begin((long) t[0], rate);
        chunks.step(apply);
    }

    private void apply(Chunk w, Chunk g, Chunk[] m) {
        formula.apply((long) t[0], eta, w, g, m);
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
            chunks.step((w, g, m) -> averaging.evaluate(w, m));
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
