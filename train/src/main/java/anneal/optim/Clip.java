package anneal.optim;

import anneal.notation.Numbers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a gradient is kept small before its update.
 *
 * <p>The text forms are {@code none}, {@code norm(1)}, {@code norm(1, inf)} and {@code value(0.5)}. As in PyTorch, a norm
 * makes nothing good of a gradient that is not finite: its numbers become NaN or 0.
 *
 * @param by what must not be large
 * @param limit how large it may be, finite and above 0; infinite for {@link By#NOTHING}
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html">clip_grad_norm_</a>, <a
 *     href="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_value_.html">clip_grad_value_</a>, and
 *     Pascanu et al., On the difficulty of training recurrent neural networks, 2013, algorithm 1
 */
public record Clip(By by, double limit) {

    /** What must not be large. */
    public enum By {
        /** Nothing: every gradient stays as it is. */
        NOTHING,
        /** The norm of all parameters' gradient, the root of its sum of squares: {@code g * min(1, limit / (|g| + 1e-6))}. */
        NORM,
        /** The same with the size of the largest number for a norm, PyTorch's norm type {@code inf}. */
        LARGEST,
        /** Every number, which is cut off: {@code min(max(g, -limit), limit)}. */
        VALUE
    }

    /** Leaves every gradient as it is. */
    public static final Clip NONE = new Clip(By.NOTHING, Double.POSITIVE_INFINITY);

    /** What PyTorch adds to a norm, lest it divide by zero. */
    private static final double EPSILON = 1e-6;

    private static final Pattern TEXT = Pattern.compile("none|norm\\(([^,)]+)(, *inf)?\\)|value\\(([^,)]+)\\)");

    public Clip {
        if (by == By.NOTHING ? limit != Double.POSITIVE_INFINITY : !(limit > 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException("the limit of a clip must be finite and > 0, but was " + limit);
        }
    }

    /** By the root of the sum of squares. */
    public static Clip norm(double limit) {
        return new Clip(By.NORM, limit);
    }

    /** By the size of the largest number. */
    public static Clip largest(double limit) {
        return new Clip(By.LARGEST, limit);
    }

    /** Number by number. */
    public static Clip value(double limit) {
        return new Clip(By.VALUE, limit);
    }

    /**
     * Reads a text form.
     *
     * @throws IllegalArgumentException saying which there are
     */
    public static Clip parse(String text) {
        Matcher form = TEXT.matcher(text.strip());
        if (!form.matches()) {
            throw unknown(text, null);
        }
        try {
            if (form.group(1) != null) {
                return new Clip(form.group(2) == null ? By.NORM : By.LARGEST, Double.parseDouble(form.group(1)));
            }
            return form.group(3) == null ? NONE : value(Double.parseDouble(form.group(3)));
        } catch (NumberFormatException e) {
            throw unknown(text, e);
        }
    }

    private static IllegalArgumentException unknown(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was " + text.strip(),
                cause);
    }

    /** Whether every gradient stays as it is. */
    public boolean isNone() {
        return by == By.NOTHING;
    }

    /** What all numbers of a gradient of this norm are multiplied by, at most 1. */
    public double factor(double norm) {
        return by == By.NORM || by == By.LARGEST ? Math.min(1, limit / (norm + EPSILON)) : 1;
    }

    /** The size that a number is cut off at; infinite for none. */
    public double bound() {
        return by == By.VALUE ? limit : Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return switch (by) {
            case NOTHING -> "none";
            case NORM -> "norm(" + Numbers.text(limit) + ")";
            case LARGEST -> "norm(" + Numbers.text(limit) + ", inf)";
            case VALUE -> "value(" + Numbers.text(limit) + ")";
        };
    }
}
