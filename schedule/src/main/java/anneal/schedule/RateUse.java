package anneal.schedule;

/** What an update rule makes of the rates it is given, and so which schedules make sense with it. */
public enum RateUse {
    /** The rate must be found, and it pays to schedule it. */
    SCHEDULED("takes any schedule"),

    /** The rate must be found, but averaging does what its fall would do. */
    NO_SCHEDULE("wants a constant rate after a warm-up: it averages its weights instead of lowering its rate"),

    /** The rate multiplies one that the rule finds by itself. */
    FINDS_ITS_OWN("finds its own rate: the one given multiplies it, so a schedule must have the peak 1"),

    /** The rate of the first update starts the rule's own steps; later ones do not count. */
    FIRST_ONLY("uses the rate of the first update only: a schedule changes nothing");

    private final String advice;

    RateUse(String advice) {
        this.advice = advice;
    }

    /** What to do about the schedule, as the end of a sentence that starts with the rule's name. */
    public String advice() {
        return advice;
    }
}
