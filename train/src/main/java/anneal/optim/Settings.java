package anneal.optim;

/** The ranges that settings of rules must lie in, and a formula that several rules share. */
final class Settings {
    private Settings() {}

    static void notNegative(String name, double value) {
        require(value >= 0 && value < Double.POSITIVE_INFINITY, name, "finite and >= 0", value);
    }

    static void positive(String name, double value) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, name, "finite and > 0", value);
    }

    static void share(String name, double value) {
        require(value >= 0 && value < 1, name, "in [0, 1)", value);
    }

    static void within(String name, double value) {
        require(value > 0 && value < 1, name, "in (0, 1)", value);
    }

    static void growth(String name, double value) {
        require(value >= 1, name, ">= 1", value);
    }

    /** Adam's correction of both running means at once, {@code sqrt(1 - beta2^t) / (1 - beta1^t)}. */
    static double correction(double beta1, double beta2, double t) {
        return Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
    }

    private static void require(boolean holds, String name, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + rule + ", but was " + value);
        }
    }
}
