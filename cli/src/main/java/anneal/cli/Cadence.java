package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.train.Checkpoint;
import anneal.train.Saving;
import java.util.function.Consumer;

/**
 * How often a run makes checkpoints: {@code 2ep}, {@code 500} updates, or {@code none}.
 *
 * @param epochs epochs from one to the next; 0 for none
 * @param updates updates from one to the next; 0 for none
 */
record Cadence(int epochs, long updates) {
    static final Cadence EVERY_EPOCH = new Cadence(1, 0);
    private static final String NONE = "none";
    private static final String EPOCHS = "ep";

    static Cadence parse(String text) {
        if (text.equals(NONE)) {
            return new Cadence(0, 0);
        }
        boolean epochs = text.endsWith(EPOCHS);
        String digits = epochs ? text.substring(0, text.length() - EPOCHS.length()) : text;
        if (!digits.matches("0*[1-9]\\d{0,8}")) {
            throw new UsageException(
                    "--checkpoint-every must be a number of epochs such as 1ep, of updates such as 500, or none, but was "
                            + text);
        }
        int number = Integer.parseInt(digits);
        return epochs ? new Cadence(number, 0) : new Cadence(0, number);
    }

    boolean none() {
        return epochs == 0 && updates == 0;
    }

    Saving saving(Consumer<Checkpoint> consumer) {
        return new Saving(epochs, updates, consumer);
    }

    @Override
    public String toString() {
        if (none()) {
            return NONE;
        }
        return epochs > 0 ? epochs + EPOCHS : Long.toString(updates);
    }
}
