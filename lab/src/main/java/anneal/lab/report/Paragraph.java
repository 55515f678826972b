package anneal.lab.report;

/** Running text; a stretch between backticks is set as code. */
public record Paragraph(String text) implements Block {
    public Paragraph {
        Checks.notBlank("text", text);
    }
}
