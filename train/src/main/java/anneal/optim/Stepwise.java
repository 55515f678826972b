package anneal.optim;

import java.util.List;
import java.util.function.Function;

/** The memory of a rule whose formula is made of {@link Chunk}'s steps, and so is computed in the weights' precision. */
final class Stepwise implements Memory {
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
         * @param m what is remembered, a chunk for each quantity, changed; and a spare chunk behind them
         */
        void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m);

        /** Comes before the chunks of each update: the place for what is the same for all weights. */
        default void begin(long t, double eta) {}
    }

    private final Formulas<?, ? extends Formula> formulas;
    private final Chunks chunks;
    private final Chunks.Steps apply = this::apply;
    private final double[] t = {0};
    private Formula formula;
    private double eta;

    /** Remembers {@code quantities} numbers for each weight, zero at the start. */
    Stepwise(Vector weights, int quantities, Formulas<?, ? extends Formula> formulas) {
        this.formulas = formulas;
        this.formula = formulas.first();
        this.chunks = new Chunks(weights, quantities);
    }

    /** The memory of a rule that remembers nothing but these quantities. */
    static <R extends Optimizer> Stepwise of(R rule, Vector weights, int quantities, Function<R, Formula> formula) {
        return new Stepwise(weights, quantities, Formulas.of(rule, formula));
    }

    /** Starts the first remembered quantity at {@code value}. */
    Stepwise filled(double value) {
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
}
