package anneal.notation;

/** What a length counts. */
public enum Unit {
    /** Updates of the weights; written without a unit. */
    UPDATES(""),
    /** Passes over the training set. */
    EPOCHS("ep"),
    /** Training examples. */
    SAMPLES("samples"),
    /** Tokens of text. */
    TOKENS("tokens"),
    /** Hundredths of the whole run. */
    PERCENT("%");

    private final String suffix;

    Unit(String suffix) {
        this.suffix = suffix;
    }

    /** How the unit is written behind a number. */
    public String suffix() {
        return suffix;
    }
}
