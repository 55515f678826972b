package anneal.lab.report;

/** A part of a report, below the one before. */
public sealed interface Block permits Heading, Paragraph, Figure, Table, Facts, Code {}
