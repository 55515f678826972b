package anneal.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An update rule that every contender knows, with PyTorch's defaults and a rate at which it trains well. */
public enum Rule {
    /** SGD with momentum 0.9. */
    SGD("sgd(momentum=0.9)", 0.01),
    ADAM("adam", 0.001),
    ADAMW("adamw", 0.001),
    RMSPROP("rmsprop", 0.0001),
    ADAGRAD("adagrad", 0.01);

    private final String text;
    private final double rate;

    Rule(String text, double rate) {
        this.text = text;
        this.rate = rate;
    }

    /** The rule that options call so. */
    static Rule named(String name) {
        String names = Arrays.stream(values()).map(Rule::toString).collect(Collectors.joining(", "));
        return Arrays.stream(values())
                .filter(rule -> rule.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rule must be one of " + names + ", but was " + name));
    }

    /** The rule as Anneal writes it. */
    String text() {
        return text;
    }

    /** A rate at which it trains well. */
    double rate() {
        return rate;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
