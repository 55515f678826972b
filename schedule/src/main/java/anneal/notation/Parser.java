package anneal.notation;

import anneal.notation.BatchPlan.Stage;
import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Node.Choice;
import anneal.notation.Node.Items;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Range;
import anneal.notation.Node.Text;
import anneal.notation.Node.Then;
import anneal.notation.Node.Times;
import anneal.notation.Node.Under;
import anneal.notation.Node.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads schedules by the grammar of this package, one method a rule. */
final class Parser {
    private static final int LONGEST_TEXT = 20_000;
    private static final int DEEPEST_NESTING = 50;
    private static final String MINUS_INFINITY = "-Infinity";
    private static final Set<String> JOINING_WORDS = Set.of("then", "per", "under");

    private final Cursor cursor;
    private final boolean inSpace;
    private int depth;

    /**
     * Reads where a cursor stands.
     *
     * @param inSpace whether there may be ranges, alternatives and names
     */
    Parser(Cursor cursor, boolean inSpace) {
        this.cursor = cursor;
        this.inSpace = inSpace;
    }

    static Plan plan(String text) {
        Cursor cursor = cursor(text);
        Node schedule = new Parser(cursor, false).schedule();
        cursor.expectEnd("schedule");
        return new Plan(schedule);
    }

    static BatchPlan batches(String text) {
        Cursor cursor = cursor(text);
        List<Stage> stages = new ArrayList<>();
        do {
            Mark mark = cursor.mark();
            long size = (long) Kind.LENGTH.read(Quantities.read(cursor), "a batch size", Clock.UNKNOWN);
            Quantity from = null;
            if (!stages.isEmpty()) {
                cursor.expectWord("from");
                from = Quantities.read(cursor);
            }
            stages.add(new Stage(size, from, mark));
        } while (cursor.take(','));
        cursor.expectEnd("batches");
        return new BatchPlan(stages);
    }

    static Length length(String text) {
        Cursor cursor = cursor(text);
        Quantity length = Quantities.read(cursor);
        cursor.expectEnd("length");
        return new Length(length.amount(), length.unit());
    }

    /** A list that stands alone, such as a feedback's state. */
    static List<Node> items(String text, int longest) {
        requireLength(text, longest);
        Cursor cursor = new Cursor(text);
        Items items = new Parser(cursor, false).list();
        cursor.expectEnd("state");
        return items.items();
    }

    /** A cursor at the beginning of a text that is not too long. */
    static Cursor cursor(String text) {
        requireLength(text, LONGEST_TEXT);
        return new Cursor(text);
    }

    private static void requireLength(String text, int longest) {
        if (text.length() > longest) {
            throw new NotationException(
                    "a text must be at most " + longest + " characters long, but this has " + text.length());
        }
    }

    /** One argument's value, as in a default. */
    static Node value(String text) {
        return new Parser(new Cursor(text), false).value();
    }

    private Call rule() {
        Mark mark = cursor.mark();
        if (part() instanceof Call call) {
            return call;
        }
        throw NotationException.at(mark, "\"under\" must be followed by a rule such as plateau(patience=5)");
    }

    /** The schedule that must stand here. */
    Node schedule() {
        Node schedule = chain();
        int outside = depth;
        while (true) {
            Mark mark = cursor.mark();
            if (!cursor.takeWord("per")) {
                schedule = rules(schedule);
                depth = outside;
                return schedule;
            }
            deeper(mark);
            Mark length = cursor.mark();
            Node every = cursor.takeWord("epoch")
                    ? new Quantity(BigDecimal.ONE, Unit.EPOCHS, length)
                    : Quantities.read(cursor);
            schedule = new Per(schedule, every, mark);
        }
    }

    private Node rules(Node schedule) {
        Node ruled = schedule;
        while (true) {
            Mark mark = cursor.mark();
            if (!cursor.takeWord("under")) {
                return ruled;
            }
            deeper(mark);
            Call rule = rule();
            ruled = new Under(ruled, rule, cursor.takeWord("from") ? Quantities.read(cursor) : null, mark);
        }
    }

    private Node chain() {
        Mark mark = cursor.mark();
        List<Node> parts = new ArrayList<>();
        do {
            Node part = product();
            if (part instanceof Then inner) {
                parts.addAll(inner.parts());
            } else {
                parts.add(part);
            }
        } while (cursor.takeWord("then"));
        return parts.size() == 1 ? parts.get(0) : new Then(parts, mark);
    }

    private Node product() {
        Mark mark = cursor.mark();
        List<Node> factors = new ArrayList<>();
        Node first = part();
        if (cursor.peek() != '*') {
            return first;
        }
        factors.addAll(first instanceof Times inner ? inner.factors() : List.of(first));
        int outside = depth;
        while (cursor.peek() == '*') {
            deeper(cursor.mark());
            cursor.skip(1);
            factors.add(part());
        }
        depth = outside;
        return new Times(factors, mark);
    }

    private Node part() {
        Mark mark = cursor.mark();
        char c = cursor.peek();
        if (c == '(') {
            deeper(mark);
            cursor.skip(1);
            Node inner = schedule();
            cursor.expect(')');
            depth--;
            return inner;
        }
        if (cursor.at(MINUS_INFINITY)) {
            cursor.skip(MINUS_INFINITY.length());
            return new Word(MINUS_INFINITY, mark);
        }
        if (Quantities.canStartWith(c)) {
            return quantityOrRange();
        }
        if (c == '{' && inSpace) {
            return choice(mark);
        }
        if (Character.isLetter(c)) {
            String name = cursor.name();
            if (JOINING_WORDS.contains(name)) {
                throw NotationException.at(mark, "a schedule must stand before and after \"" + name + "\"");
            }
            return cursor.peek() == '(' ? call(name, mark) : new Word(name, mark);
        }
        throw NotationException.at(
                mark, "a schedule must stand here, such as cosine(0.1, 15ep), but " + cursor.found());
    }

    private Node quantityOrRange() {
        Mark mark = cursor.mark();
        Quantity from = Quantities.read(cursor);
        if (cursor.peek() != '.' || !cursor.at(Quantities.TO)) {
            return from;
        }
        if (!inSpace) {
            throw NotationException.at(mark, "a range makes a space of many schedules; one schedule must stand here");
        }
        cursor.skip(Quantities.TO.length());
        Quantity to = Quantities.read(cursor);
        Spacing spacing = cursor.takeWord("log") ? Spacing.LOG : cursor.takeWord("int") ? Spacing.INT : Spacing.EVEN;
        return new Range(from, to, spacing, mark);
    }

    private Choice choice(Mark mark) {
        deeper(mark);
        cursor.expect('{');
        List<Node> alternatives = new ArrayList<>();
        do {
            alternatives.add(value());
        } while (cursor.take(','));
        cursor.expect('}');
        depth--;
        return new Choice(alternatives, mark);
    }

    private Call call(String name, Mark mark) {
        deeper(mark);
        cursor.expect('(');
        List<Argument> arguments = new ArrayList<>();
        if (cursor.peek() != ')') {
            do {
                arguments.add(argument());
            } while (cursor.take(','));
        }
        cursor.expect(')');
        depth--;
        return new Call(name, arguments, mark);
    }

    private Argument argument() {
        int start = cursor.place();
        if (Character.isLetter(cursor.peek())) {
            String name = cursor.name();
            if (cursor.take('=')) {
                return new Argument(name, value());
            }
            cursor.back(start);
        }
        return new Argument(null, value());
    }

    /** The value of an argument that must stand here. */
    Node value() {
        Mark mark = cursor.mark();
        return cursor.peek() == '[' ? list() : cursor.peek() == '"' ? new Text(cursor.quoted(), mark) : schedule();
    }

    private Items list() {
        Mark mark = cursor.mark();
        deeper(mark);
        cursor.expect('[');
        List<Node> items = new ArrayList<>();
        if (cursor.peek() != ']') {
            do {
                items.add(value());
            } while (cursor.take(','));
        }
        cursor.expect(']');
        depth--;
        return new Items(items, mark);
    }

    private void deeper(Mark mark) {
        depth++;
        if (depth > DEEPEST_NESTING) {
            throw NotationException.at(mark, "a schedule must be nested at most " + DEEPEST_NESTING + " deep");
        }
    }
}
