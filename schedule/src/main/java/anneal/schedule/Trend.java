package anneal.schedule;

/** Which way a schedule goes as time passes. */
public enum Trend {
    /** It never moves. */
    STILL,
    /** It never rises. */
    FALLING,
    /** It never falls. */
    RISING,
    /** It may do either, or says nothing about it. */
    ANY;

    /** The way from one value to another. */
    static Trend between(double from, double to) {
        if (from == to) {
            return STILL;
        }
        return to < from ? FALLING : RISING;
    }

    /** The way of something that goes both ways at once or one after the other. */
    Trend and(Trend other) {
        if (this == STILL || this == other) {
            return other;
        }
        return other == STILL ? this : ANY;
    }
}
