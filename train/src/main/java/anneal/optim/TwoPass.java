package anneal.optim;

import java.util.List;

/** The memory of a rule that must have seen all of its weights and their gradient before it can change one of them. */
final class TwoPass implements Memory {

    /** The formula of a rule, in the order in which its methods are called. */
    interface Formula {
        /** Clears the sums; false if at the rate {@code eta} there is nothing to do. */
        boolean begin(double eta);

        /** Adds a chunk to the sums, and brings what is remembered up to date; the weights stay. */
        void survey(int count, double[] w, double[] g, double[][] m);

        /** Draws the conclusions from the sums; false if the weights are to stay as they are. */
        boolean decide();

        /** Changes the weights of a chunk. */
        void apply(int count, double[] w, double[] g, double[][] m);
    }

    private final Formulas<?, ? extends Formula> formulas;
    private final Chunks chunks;
    private final Chunks.Work survey = this::survey;
    private final Chunks.Work apply = this::apply;
    private Formula formula;

    /** Remembers {@code quantities} numbers for each weight, zero at the start. */
    TwoPass(Vector weights, int quantities, Formulas<?, ? extends Formula> formulas) {
        this.formulas = formulas;
        this.formula = formulas.first();
        this.chunks = new Chunks(weights, quantities);
    }

    private void survey(int count, double[] w, double[] g, double[][] m) {
        formula.survey(count, w, g, m);
    }

    private void apply(int count, double[] w, double[] g, double[][] m) {
        formula.apply(count, w, g, m);
    }

    @Override
    public void update(Gradient gradient, double eta) {
        if (!formula.begin(eta)) {
            return;
        }
        chunks.take(gradient);
        chunks.survey(survey);
        if (formula.decide()) {
            chunks.change(apply);
        }
    }

    @Override
    public void adopt(Optimizer changed) {
        formula = formulas.of(changed);
    }

    @Override
    public List<Vector> remembered() {
        return chunks.remembered(formulas.scalars());
    }
}
