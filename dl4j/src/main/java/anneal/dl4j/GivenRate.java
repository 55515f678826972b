package anneal.dl4j;

import java.io.Serial;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** The rate that a {@link Dl4jLearner} was told for the update under way. Shared by all its layers, so that it is never copied. */
final class GivenRate implements ISchedule {
    @Serial
    private static final long serialVersionUID = 1;

    @JsonProperty("eta")
    private double eta;

    void set(double next) {
        eta = next;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return eta;
    }

    /** This object itself, so that every layer has the rate that is told next. */
    @Override
    public ISchedule clone() {
        return this;
    }
}
