package anneal.optim;

import java.util.List;

/** The memory of a rule that must have seen all of its weights and their gradient before it can change one of them. */
final class TwoPass implements Memory {

    /** The formula of a rule, in the order in which its methods are called. */
    interface Formula {
        /** Prepares an update; false if at the rate {@code eta} there is nothing to do. */
        boolean begin(double eta);

        /** Adds a chunk to the sums, and brings what is remembered up to date; the weights stay. */
        void survey(Place place);

        /** Draws the conclusions from both sums; false if the weights are to stay as they are. */
        boolean decide(double first, double second);

        /** Changes the weights of a chunk; there is no gradient any more. */
        void apply(Place place);
    }

    private final Chunks chunks;
    private final Formulas<?, ? extends Formula> formulas;
    private final Chunks.Work survey = this::survey;
    private final Chunks.Work apply = this::apply;
    private Formula formula;

    TwoPass(Chunks chunks, Formulas<?, ? extends Formula> formulas) {
        this.chunks = chunks;
        this.formulas = formulas;
        this.formula = formulas.first();
    }

    private void survey(Place place) {
        formula.survey(place);
    }

    private void apply(Place place) {
        formula.apply(place);
        place.keepWeights();
    }

    @Override
    public void update(Gradient gradient, double eta) {
        if (!formula.begin(eta)) {
            return;
        }
        chunks.begin(gradient, survey);
        if (formula.decide(chunks.sum(0), chunks.sum(1))) {
            chunks.goOn(apply);
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
