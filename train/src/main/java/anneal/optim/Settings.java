package anneal.optim;

/** The ranges that settings of rules must lie in. */
final class Settings {
    private Settings() {}

    static void notNegative(String name, double value) {
        require(value >= 0 && value < Double.POSITIVE_INFINITY, name, "finite and >= 0", value);
    }

    static void share(String name, double value) {
        require(value >= 0 && value < 1, name, "in [0, 1)", value);
    }

    private static void require(boolean holds, String name, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + rule + ", but was " + value);
        }
    }
}
