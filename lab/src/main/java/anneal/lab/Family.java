package anneal.lab;

import anneal.notation.Numbers;
import anneal.notation.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Schedules that need nothing but a starting rate, since they take the length of the run from the run. */
public enum Family {
    /** The same rate throughout. */
    CONSTANT("constant", "constant(%)"),
    /** A tenth after half of the run and again after three quarters. */
    MILESTONES("milestones", "milestones(%, [50%, 75%], gamma=0.1)"),
    /** A straight line to 0 at the end. */
    LINEAR("linear", "linear(%, 100%)"),
    /** Half a cosine wave to 0 at the end. */
    COSINE("cosine", "cosine(%, 100%)"),
    /** One over the square root of the epoch, counted from 1. */
    INVERSE_SQRT("inverseSqrt", "inverseSqrt(%, timescale=1ep)");

    private final String label;
    private final String text;

    Family(String label, String text) {
        this.label = label;
        this.text = text;
    }

    /** How the family is named. */
    public String label() {
        return label;
    }

    /** The family's schedule from a starting rate. */
    public Plan from(double rate) {
        return Plan.parse(text.replaceFirst("%", Numbers.text(rate)));
    }

    /** The family of a name. */
    public static Optional<Family> named(String name) {
        return Arrays.stream(values())
                .filter(family -> family.label.equals(name))
                .findFirst();
    }

    /** The names of all families. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Family::label).toList();
    }
}
