package anneal.feedback;

import anneal.describe.About;

/**
 * What a {@link Plateau} has seen.
 *
 * @param rule when to cut and by how much
 * @param best the best value so far; infinite before the first
 * @param bad values without improvement since the last one or the last cut
 * @param cooling values left that are not held against the rate
 * @param cuts cuts decided so far
 * @param seen values judged so far
 * @param judged the value judged last; NaN before the first
 * @param cut whether that value led to a cut
 * @param mean the mean of the values gathered for the next judgement
 * @param gathered how many these are, fewer than {@code rule.average()}
 */
@About("What a plateau has seen.")
public record PlateauState(
        Plateau rule,
        double best,
        int bad,
        int cooling,
        int cuts,
        long seen,
        double judged,
        boolean cut,
        double mean,
        int gathered)
        implements State {

    public PlateauState {
        Require.that(!Double.isNaN(best), "best must be a number", best);
        Require.upTo("bad", bad, rule.patience());
        Require.upTo("cooling", cooling, rule.cooldown());
        Require.notNegative("seen", seen);
        Require.upTo("cuts", cuts, seen);
        Require.upTo("gathered", gathered, rule.average() - 1L);
    }

    @Override
    public PlateauState observe(double metric, double... planned) {
        if (!rule.nan().admits(metric)) {
            return silent();
        }
        double newMean = gathered == 0 ? metric : (gathered * mean + metric) / (gathered + 1);
        return gathered + 1 < rule.average()
                ? new PlateauState(rule, best, bad, cooling, cuts, seen, judged, false, newMean, gathered + 1)
                : judge(newMean);
    }

    private PlateauState judge(double value) {
        boolean improved = rule.improves(value, best);
        double newBest = improved ? value : best;
        int newBad = improved || cooling > 0 ? 0 : bad + 1;
        return newBad > rule.patience()
                ? new PlateauState(rule, newBest, 0, rule.cooldown(), cuts + 1, seen + 1, value, true, 0, 0)
                : new PlateauState(rule, newBest, newBad, Math.max(0, cooling - 1), cuts, seen + 1, value, false, 0, 0);
    }

    @Override
    public double apply(double eta) {
        return rule.cut(eta, cuts);
    }

    /** Whether the last cut could no longer lower the rate. */
    @Override
    public boolean finished(double eta) {
        return cuts > 0 && rule.cut(eta, cuts) == rule.cut(eta, cuts - 1);
    }

    @Override
    public String decision() {
        return cut
                ? "cut " + cuts + " at value " + seen + ": " + (rule.patience() + 1) + " in a row no better than "
                        + best + ", the last " + judged
                : "";
    }

    @Override
    public PlateauState silent() {
        return cut ? new PlateauState(rule, best, bad, cooling, cuts, seen, judged, false, mean, gathered) : this;
    }
}
