package anneal.feedback;

/**
 * What a {@link Plateau} has seen.
 *
 * @param rule when to cut and by how much
 * @param best the best value so far; infinite before the first
 * @param bad values without improvement since the last one or the last cut
 * @param cooling values left that are not held against the rate
 * @param cuts cuts decided so far
 * @param seen values observed so far
 * @param decision what the last value led to, in words; empty when nothing
 */
public record PlateauState(Plateau rule, double best, int bad, int cooling, int cuts, int seen, String decision)
        implements Feedback {

    @Override
    public PlateauState observe(double metric) {
        boolean improved = rule.improves(metric, best);
        double newBest = improved ? metric : best;
        int newCooling = Math.max(0, cooling - 1);
        int newBad = improved || cooling > 0 ? 0 : bad + 1;
        if (newBad <= rule.patience()) {
            return new PlateauState(rule, newBest, newBad, newCooling, cuts, seen + 1, "");
        }
        String why = "cut " + (cuts + 1) + " at value " + (seen + 1) + ": " + newBad + " in a row no better than "
                + best + ", the last " + metric;
        return new PlateauState(rule, newBest, 0, rule.cooldown(), cuts + 1, seen + 1, why);
    }

    @Override
    public double apply(double eta) {
        return afterCuts(eta, cuts);
    }

    /** Whether the last cut could no longer lower the rate. */
    @Override
    public boolean finished(double eta) {
        return cuts > 0 && afterCuts(eta, cuts) == afterCuts(eta, cuts - 1);
    }

    private double afterCuts(double eta, int count) {
        double rate = eta;
        for (int i = 0; i < count; i++) {
            double next = rule.cut(rate);
            if (next == rate) {
                break;
            }
            rate = next;
        }
        return rate;
    }
}
