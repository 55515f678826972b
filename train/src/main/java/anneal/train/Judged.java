package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import java.util.Arrays;
import java.util.function.Function;

/**
 * How a model does on a mini-batch: for learners around models of other frameworks, which score whole data sets alike.
 *
 * @param loss the mean loss of its rows
 * @param hits rows whose class was found; a row of several answers counts by the share that is right; 0 for regression
 */
public record Judged(double loss, double hits) {
    private static final int AT_ONCE = 128;

    /** By the class found for each row; none for regression. */
    public static Judged of(Batch batch, double loss, int... found) {
        long hits = 0;
        for (int i = 0; i < found.length; i++) {
            hits += found[i] == batch.label(i) ? 1 : 0;
        }
        return new Judged(loss, hits);
    }

    /** The score over all rows, mini-batch by mini-batch in order. */
    public static Score all(DataSet data, Function<Batch, Judged> judge) {
        double loss = 0;
        double hits = 0;
        for (Batch batch : Loader.inOrder(data, AT_ONCE).epoch(0)) {
            Judged judged = judge.apply(batch);
            loss += judged.loss * batch.size();
            hits += judged.hits;
        }
        return new Score(loss / data.size(), data.classes() == 0 ? Double.NaN : hits / data.size());
    }

    // ---- whether it can be judged at all ----

    /** Refuses data with another number of features than the model has inputs. */
    public static void requireFeatures(DataSet data, long... rowShape) {
        long inputs = Arrays.stream(rowShape).reduce(1, Math::multiplyExact);
        if (data.features() != inputs) {
            throw new IllegalArgumentException("data must have " + inputs + " features, as many as the row shape "
                    + Arrays.toString(rowShape) + " has, but has " + data.features());
        }
    }

    /** Refuses data with another number of classes than the model has outputs; one is for numbers to predict. */
    public static void requireOutputs(DataSet data, long outputs) {
        if (data.classes() == 0 && outputs != 1) {
            throw new IllegalArgumentException(
                    "the model must have 1 output for numbers to predict, but has " + outputs);
        }
        if (data.classes() != 0 && data.classes() != outputs) {
            throw new IllegalArgumentException("data must have " + outputs
                    + " classes, as many as the model has outputs, but has " + data.classes());
        }
    }
}
