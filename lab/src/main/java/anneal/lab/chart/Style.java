package anneal.lab.chart;

/** How a series joins its points. */
public enum Style {
    /** Straight lines from point to point. */
    LINE,
    /** Each value holds until the next point, as a rate holds within an epoch. */
    STEPS,
    /** Straight lines, dashed. */
    DASHED,
    /** Dots, not joined. */
    POINTS
}
