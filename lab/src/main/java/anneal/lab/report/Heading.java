package anneal.lab.report;

/** Opens a section. */
public record Heading(String text) implements Block {
    public Heading {
        Checks.notBlank("text", text);
    }
}
