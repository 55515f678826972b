package anneal.notation;

/** How the numbers of a range are spread over it. */
public enum Spacing {
    /** Equal differences are equally likely. */
    EVEN(""),
    /** Equal ratios are equally likely. */
    LOG(" log"),
    /** Whole numbers, all equally likely. */
    INT(" int");

    private final String suffix;

    Spacing(String suffix) {
        this.suffix = suffix;
    }

    /** How the spacing is written behind a range. */
    String suffix() {
        return suffix;
    }
}
