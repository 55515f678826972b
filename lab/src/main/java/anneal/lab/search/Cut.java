package anneal.lab.search;

import java.util.List;

/**
 * A place where it was tried to cut a rate.
 *
 * @param epoch epochs before it
 * @param flat whether the loss had flattened there; else it was the last place for a cut
 * @param until epochs after which those that were tried were compared
 * @param tried the trial that went on uncut, and behind it those that were cut
 * @param kept which of them goes on; the uncut one until that is decided
 */
public record Cut(int epoch, boolean flat, int until, List<Trial> tried, Trial kept) {
    public Cut {
        tried = List.copyOf(tried);
    }

    /** The trial that was at this place. */
    public Trial uncut() {
        return tried.get(0);
    }

    /** With another one that goes on. */
    Cut keeping(Trial trial) {
        return new Cut(epoch, flat, until, tried, trial);
    }

    /** Whether a cut paid. */
    public boolean pays() {
        return !kept.equals(uncut());
    }
}
