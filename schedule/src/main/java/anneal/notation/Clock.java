package anneal.notation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What turns epochs, samples, tokens and shares of a run into updates. A part that is not known is 0, and a length that
 * needs it is refused with a message that says which part is missing.
 *
 * @param updatesPerEpoch updates in one pass over the training set
 * @param samplesPerUpdate training examples that one update learns from
 * @param tokensPerUpdate tokens that one update learns from
 * @param updates updates in the whole run
 */
public record Clock(long updatesPerEpoch, long samplesPerUpdate, long tokensPerUpdate, long updates) {
    /** A clock that counts updates and knows nothing else. */
    public static final Clock UNKNOWN = new Clock(0, 0, 0, 0);

    public Clock {
        if (updatesPerEpoch < 0 || samplesPerUpdate < 0 || tokensPerUpdate < 0 || updates < 0) {
            throw new IllegalArgumentException("the parts of a clock must be >= 0 (0: not known), but were "
                    + updatesPerEpoch + ", " + samplesPerUpdate + ", " + tokensPerUpdate + ", " + updates);
        }
    }

    /** A clock that knows epochs, too. */
    public static Clock ofEpochs(long updatesPerEpoch) {
        return new Clock(updatesPerEpoch, 0, 0, 0);
    }

    /** This clock for a run of so many updates. */
    public Clock withUpdates(long newUpdates) {
        return new Clock(updatesPerEpoch, samplesPerUpdate, tokensPerUpdate, newUpdates);
    }

    /**
     * A length in updates, rounded to the nearest whole one.
     *
     * @throws NotationException if the clock does not know what the unit needs
     */
    public long updates(BigDecimal amount, Unit unit) {
        BigDecimal exact = switch (unit) {
            case UPDATES -> amount;
            case EPOCHS -> amount.multiply(known(updatesPerEpoch, amount, unit, "updates per epoch"));
            case SAMPLES ->
                amount.divide(known(samplesPerUpdate, amount, unit, "the batch size"), 6, RoundingMode.HALF_UP);
            case TOKENS ->
                amount.divide(known(tokensPerUpdate, amount, unit, "tokens per update"), 6, RoundingMode.HALF_UP);
            case PERCENT ->
                amount.multiply(known(updates, amount, unit, "the length of the run"))
                        .movePointLeft(2);
        };
        try {
            return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            throw new NotationException("a length must fit a long, but was " + Numbers.text(amount) + unit.suffix());
        }
    }

    private static BigDecimal known(long part, BigDecimal amount, Unit unit, String name) {
        if (part == 0) {
            throw new NotationException(
                    Numbers.text(amount) + unit.suffix() + " needs " + name + ", which is not known here");
        }
        return BigDecimal.valueOf(part);
    }
}
