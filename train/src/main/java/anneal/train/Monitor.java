package anneal.train;

import java.util.Locale;

/** The metric that a feedback listens to, and that early stopping goes by. */
public enum Monitor {
    /** The mean loss of the epoch's rows so far, each before its batch's update. */
    TRAIN_LOSS,
    /** The loss on the validation set. */
    VALIDATION_LOSS;

    double of(double trainLoss, Score validation) {
        return this == TRAIN_LOSS ? trainLoss : validation.loss();
    }

    /** Reads {@code train loss} or {@code validation loss}. */
    public static Monitor parse(String text) {
        for (Monitor monitor : values()) {
            if (monitor.toString().equals(text)) {
                return monitor;
            }
        }
        throw new IllegalArgumentException("monitor must be train loss or validation loss, but was " + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
