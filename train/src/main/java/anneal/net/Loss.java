package anneal.net;

import anneal.data.Batch;
import anneal.data.DataSet;
import java.util.Locale;

/** What training makes small: the mean over a batch of how wrong the answers are. */
public enum Loss {
    /**
     * Softmax and the negative logarithm of the right class's probability: {@code log(sum_j exp(y_j)) - y_label}; gradient
     * {@code softmax(y) - one(label)}.
     */
    CROSS_ENTROPY {
        @Override
        void check(int outputs, DataSet data) {
            if (data.classes() == 0) {
                throw new IllegalArgumentException(
                        "data must have classes for cross-entropy, but holds numbers to predict");
            }
            if (data.classes() != outputs) {
                throw new IllegalArgumentException("data must have " + outputs
                        + " classes, as many as the model has outputs, but has " + data.classes());
            }
        }

        @Override
        void judge(Batch batch, int first, Matrix answers, Tally tally) {
            for (int row = 0; row < answers.rows(); row++) {
                int label = batch.label(first + row);
                double right = answers.at(row, label);
                tally.hits += largest(answers, row) == label ? 1 : 0;
                tally.loss += softmax(answers, row, 1.0 / batch.size()) - right;
                answers.set(row, label, answers.at(row, label) - 1f / batch.size());
            }
        }

        @Override
        void finish(Matrix answers) {
            for (int row = 0; row < answers.rows(); row++) {
                softmax(answers, row, 1);
            }
        }
    },

    /** {@code (y - target)^2}, the mean of it; gradient {@code 2 (y - target)}. */
    MEAN_SQUARED_ERROR {
        @Override
        void check(int outputs, DataSet data) {
            if (data.classes() != 0) {
                throw new IllegalArgumentException("data must hold numbers to predict for mean squared error, but has "
                        + data.classes() + " classes");
            }
            if (outputs != 1) {
                throw new IllegalArgumentException(
                        "the model must have 1 output for mean squared error, but has " + outputs);
            }
        }

        @Override
        void judge(Batch batch, int first, Matrix answers, Tally tally) {
            for (int row = 0; row < answers.rows(); row++) {
                double error = (double) answers.at(row, 0) - batch.target(first + row);
                tally.loss += error * error;
                answers.set(row, 0, (float) (2 * error / batch.size()));
            }
        }

        @Override
        void finish(Matrix answers) {}
    };

    /** Reads {@code cross_entropy} or {@code mean_squared_error}. */
    public static Loss parse(String text) {
        for (Loss loss : values()) {
            if (loss.toString().equals(text.strip())) {
                return loss;
            }
        }
        throw new IllegalArgumentException("loss must be cross_entropy or mean_squared_error, but was " + text);
    }

    /** What one shard has counted over some rows. */
    static final class Tally {
        double loss;
        int hits;

        void clear() {
            loss = 0;
            hits = 0;
        }
    }

    /** Refuses data that has not the kind of answers that this loss needs. */
    abstract void check(int outputs, DataSet data);

    /**
     * Adds the losses and the hits of some rows to the tally, and replaces the answers by the gradient of the batch's mean
     * loss.
     *
     * @param first the place in the batch of the answers' first row
     */
    abstract void judge(Batch batch, int first, Matrix answers, Tally tally);

    /** Turns raw answers into what a user wants to see: probabilities for classes. */
    abstract void finish(Matrix answers);

    /** Replaces a row by {@code scale * softmax(row)} and returns {@code log(sum exp(row))}. */
    private static double softmax(Matrix answers, int row, double scale) {
        float largest = answers.at(row, largest(answers, row));
        double sum = 0;
        for (int i = 0; i < answers.columns(); i++) {
            double power = Math.exp((double) answers.at(row, i) - largest);
            answers.set(row, i, (float) power);
            sum += power;
        }
        for (int i = 0; i < answers.columns(); i++) {
            answers.set(row, i, (float) (answers.at(row, i) * (scale / sum)));
        }
        return largest + Math.log(sum);
    }

    /** The place of a row's largest number, the first where several are. */
    static int largest(Matrix answers, int row) {
        int best = 0;
        for (int i = 1; i < answers.columns(); i++) {
            if (answers.at(row, i) > answers.at(row, best)) {
                best = i;
            }
        }
        return best;
    }

    /** {@code cross_entropy} or {@code mean_squared_error}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
