package anneal.notation;

import anneal.feedback.Feedback;
import anneal.feedback.Listener;
import anneal.notation.Node.Call;
import anneal.notation.Node.Items;

/**
 * A feedback with all it remembers, as text: a list of listeners in the grammar of this package, every argument by name.
 *
 * <pre>
 * [listener(state=plateauState(rule=plateau(factor=0.1, ...), best=0.25, bad=2, ...), from=0, until=..., last=790)]
 * </pre>
 */
public final class FeedbackText {
    private static final int LONGEST = 4_000_000;

    private FeedbackText() {}

    /** The text; {@code parse(print(feedback)).equals(feedback)}. */
    public static String print(Feedback feedback) {
        return new Items(
                        feedback.listeners().stream()
                                .map(listener -> (Node) Printer.call(listener))
                                .toList(),
                        Mark.NONE)
                .toString();
    }

    /**
     * Reads the text.
     *
     * @throws NotationException if it is no feedback; the message says where and why
     */
    public static Feedback parse(String text) {
        return new Feedback(
                Parser.items(text, LONGEST).stream().map(FeedbackText::listener).toList());
    }

    private static Listener listener(Node node) {
        if (node instanceof Call call && call.name().equals(Shapes.LISTENER.name())) {
            return (Listener) Shapes.LISTENER.make(call, Clock.UNKNOWN);
        }
        throw NotationException.at(node.mark(), "a state must be a list of listener(...), but was " + node);
    }

    /** Refuses a saved state that belongs to another plan. */
    static void requireSameRule(Listener own, Listener saved) {
        String planned = rule(own);
        if (!planned.equals(rule(saved))) {
            throw new NotationException("the state must be of " + planned + ", but is of " + rule(saved));
        }
    }

    private static String rule(Listener listener) {
        String until = listener.until() == Long.MAX_VALUE ? "" : " to " + listener.until();
        return Printer.call(listener.state().rule()) + " from " + listener.from() + until;
    }
}
