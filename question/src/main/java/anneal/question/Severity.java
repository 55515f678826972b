package anneal.question;

/** How bad a finding is. */
public enum Severity {
    /** The run will not do what was meant. */
    ERROR,
    /** The run may not do what was meant. */
    WARNING,
    /** Good to know. */
    NOTE
}
