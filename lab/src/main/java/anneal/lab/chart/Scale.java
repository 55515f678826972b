package anneal.lab.chart;

/** How an axis turns values into distances. */
public enum Scale {
    /** Equal differences are equal distances. */
    LINEAR,
    /** Equal ratios are equal distances; only positive values have a place. */
    LOG;

    /** The largest magnitude that has a place on an axis; the smallest on a logarithmic one is its inverse. */
    static final double LIMIT = 1e300;

    boolean holds(double value) {
        return Math.abs(value) <= LIMIT && (this == LINEAR || value >= 1 / LIMIT);
    }
}
