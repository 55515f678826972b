/**
 * Reports: one HTML file that explains what was tried and how it went, complete without a network or a script.
 *
 * <pre>
 * HtmlReport = title, lead, Block*
 * Block      = Heading | Paragraph | Figure(Chart, caption) | Table(Column*, Row*) | Facts(name: value) | Code
 * </pre>
 *
 * <p>All text is escaped. In running text (lead, paragraphs, captions) a stretch between backticks is set as code.
 */
@NullMarked
package anneal.lab.report;

import org.jspecify.annotations.NullMarked;
