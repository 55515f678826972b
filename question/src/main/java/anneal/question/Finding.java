package anneal.question;

import java.util.Locale;

/**
 * What a check has found.
 *
 * @param severity how bad it is
 * @param code which check it was, such as {@code horizon-short}
 * @param step the update at which it shows
 * @param message one line with the numbers in it
 */
public record Finding(Severity severity, String code, long step, String message) {

    /** {@code warning: the run ends ... [horizon-short]}. */
    @Override
    public String toString() {
        return severity.name().toLowerCase(Locale.ROOT) + ": " + message + " [" + code + "]";
    }
}
