package anneal.lab.report;

/**
 * Text to copy as it stands, such as the command that makes the report again.
 *
 * @param label what it is for
 * @param text its lines
 */
public record Code(String label, String text) implements Block {
    public Code {
        Checks.notBlank("label", label);
        Checks.notBlank("text", text);
    }
}
