package anneal.lab.audit;

/** What makes an applied rate differ from the planned one. */
public enum Cause {
    /** Nothing: they are the same. */
    AS_PLANNED,
    /** Each logged rate is that of the update before or after. */
    OFF_BY_ONE,
    /** All rates are multiplied by the same factor. */
    OTHER_BASE_RATE,
    /** The schedule went on more than once an update. */
    STEPPED_TOO_OFTEN,
    /** The schedule went on only at every so many updates. */
    STEPPED_TOO_SELDOM,
    /** The schedule was read only at every so many updates and held in between. */
    HELD,
    /** Updates were left out: the log says so, or schedule and updates lost step with each other. */
    UPDATES_SKIPPED,
    /** The schedule was made for another number of updates. */
    OTHER_HORIZON,
    /** The log lacks updates. */
    NOT_LOGGED,
    /** None of these. */
    UNKNOWN
}
