package anneal.train;

import anneal.notation.Numbers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Early stopping: a run ends once its metric has not got better in {@code patience} evaluations in a row. It is better if it
 * is below the best so far by more than {@code minDelta}; NaN never is. Keras' {@code EarlyStopping} counts alike.
 *
 * <p>The text form is {@code patience(5)} or {@code patience(5, minDelta=0.01)}.
 *
 * @param patience evaluations without a better one that end the run, at least 1
 * @param minDelta what is too little to count, at least 0
 */
public record Stopping(int patience, double minDelta) {
    private static final Pattern TEXT =
            Pattern.compile("patience\\(\\s*(\\d{1,9})\\s*(?:,\\s*minDelta\\s*=\\s*([^)]*?)\\s*)?\\)");

    public Stopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be >= 1, but was " + patience);
        }
        if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("minDelta must be >= 0 and finite, but was " + minDelta);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static Stopping parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "stop must be patience(5) or patience(5, minDelta=0.01), but was " + text);
        }
        String delta = matcher.group(2);
        try {
            return new Stopping(Integer.parseInt(matcher.group(1)), delta == null ? 0 : Double.parseDouble(delta));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("minDelta must be a number, but was " + delta, e);
        }
    }

    /** Whether a run ends after these evaluations. */
    boolean ends(List<EpochResult> evaluations) {
        double best = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (EpochResult evaluation : evaluations) {
            boolean better = evaluation.monitored() < best - minDelta;
            best = better ? evaluation.monitored() : best;
            worse = better ? 0 : worse + 1;
        }
        return worse >= patience;
    }

    /** The text form. */
    @Override
    public String toString() {
        return "patience(" + patience + (minDelta == 0 ? ")" : ", minDelta=" + Numbers.text(minDelta) + ")");
    }
}
