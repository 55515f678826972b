package anneal.notation;

import java.math.BigDecimal;

/**
 * A length as it was written: {@code 500} updates, {@code 15ep}, {@code 1e6samples}, {@code 75%} of the run. Below zero it
 * counts back from the run's end. {@code Length.parse(length.toString()).equals(length)}.
 *
 * @param amount how much; whole for updates
 * @param unit of what
 */
public record Length(BigDecimal amount, Unit unit) {

    public Length {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (unit == Unit.UPDATES && amount.scale() > 0) {
            throw new NotationException("a length must be a whole number of updates, but was " + Numbers.text(amount));
        }
    }

    /** So many updates. */
    public static Length ofUpdates(long updates) {
        return new Length(BigDecimal.valueOf(updates), Unit.UPDATES);
    }

    /** So many epochs. */
    public static Length ofEpochs(long epochs) {
        return new Length(BigDecimal.valueOf(epochs), Unit.EPOCHS);
    }

    /**
     * Reads the text form.
     *
     * @throws NotationException if the text is no length
     */
    public static Length parse(String text) {
        return Parser.length(text);
    }

    /**
     * This length in updates, rounded to the nearest whole one.
     *
     * @throws NotationException if the clock does not know what the unit needs
     */
    public long updates(Clock clock) {
        return clock.updates(amount, unit);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return Numbers.text(amount) + unit.suffix();
    }
}
