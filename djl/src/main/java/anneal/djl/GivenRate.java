package anneal.djl;

import ai.djl.training.tracker.Tracker;

/** The rate that a {@link DjlLearner} was told for the update under way. */
final class GivenRate implements Tracker {
    private float eta;

    void set(double next) {
        eta = (float) next;
    }

    @Override
    public float getNewValue(int numUpdate) {
        return eta;
    }
}
