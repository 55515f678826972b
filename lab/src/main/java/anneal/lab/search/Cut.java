package anneal.lab.search;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A place where it was tried to cut a rate.
 *
 * @param epoch epochs before it
 * @param flat whether the loss had flattened there; else it was the last place for a cut
 * @param until epochs after which those that were tried were compared
 * @param tried the trial that went on uncut, and behind it those that were cut
 * @param factors by which these were cut, in the same order
 * @param kept which of them goes on; the uncut one until that is decided
 */
public record Cut(int epoch, boolean flat, int until, List<Trial> tried, List<Double> factors, Trial kept) {
    public Cut {
        tried = List.copyOf(tried);
        factors = List.copyOf(factors);
    }

    /** The trial that was at this place. */
    public Trial uncut() {
        return tried.get(0);
    }

    /** With another one that goes on. */
    Cut keeping(Trial trial) {
        return new Cut(epoch, flat, until, tried, factors, trial);
    }

    /** Whether a cut paid. */
    public boolean pays() {
        return !kept.equals(uncut());
    }

    /** By what the one that goes on was cut, if a cut paid. */
    OptionalDouble factor() {
        return pays() ? OptionalDouble.of(factors.get(tried.indexOf(kept) - 1)) : OptionalDouble.empty();
    }
}
