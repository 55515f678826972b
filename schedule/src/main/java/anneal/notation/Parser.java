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
import anneal.notation.Settings.Group;
import anneal.notation.Settings.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the grammar of this package, one method a rule. */
final class Parser {
    private static final int LONGEST_TEXT = 20_000;
    private static final int DEEPEST_NESTING = 50;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 400;
    private static final String MINUS_INFINITY = "-Infinity";
    private static final String TO = "..";
    private static final String WHERE = "where";
    private static final Set<String> JOINING_WORDS = Set.of("then", "per", "under");
    private static final Set<String> SPANS = Set.of("from", "until");

    private final String text;
    private final boolean inSpace;
    private int next;
    private int depth;

    private Parser(String text, boolean inSpace) {
        this.text = text;
        this.inSpace = inSpace;
    }

    static Plan plan(String text) {
        Parser parser = of(text);
        Node schedule = parser.schedule();
        parser.expectEnd("schedule");
        return new Plan(schedule);
    }

    static Settings settings(String text) {
        return of(text).settings();
    }

    static Space space(String text) {
        requireLength(text, LONGEST_TEXT);
        Parser parser = new Parser(text, true);
        Settings settings = parser.settings();
        Map<String, Node> names = new LinkedHashMap<>();
        if (parser.takeWord(WHERE)) {
            do {
                Mark mark = parser.mark();
                String name = parser.name();
                parser.expect('=');
                Settings.requireOnce(names.put(name, parser.value()) == null, name, mark);
            } while (parser.take(','));
            parser.expectEnd("space");
        }
        return new Space(settings, names);
    }

    private Settings settings() {
        List<Setting> run = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        Recipes recipes = Recipes.NONE;
        if (atPlan()) {
            run.add(new Setting(Settings.RATE, false, schedule(), Mark.NONE));
            if (!take(';')) {
                expectEndOrNames("schedule");
                return new Settings(run, groups, recipes);
            }
        }
        do {
            Mark mark = mark();
            if (takeWord("group")) {
                groups.add(group(mark));
            } else if (takeWord(Recipes.NO_DECAY)) {
                Settings.requireOnce(recipes.noDecay() == null, Recipes.NO_DECAY, mark);
                recipes = new Recipes(namesAfterEquals(), recipes.layerDecay());
            } else if (takeWord(Recipes.LAYER_DECAY)) {
                Settings.requireOnce(recipes.layerDecay() == null, Recipes.LAYER_DECAY, mark);
                recipes = new Recipes(recipes.noDecay(), shareAfterEquals());
            } else {
                run.add(setting());
            }
        } while (take(';'));
        expectEndOrNames("settings");
        return new Settings(run, groups, recipes);
    }

    /** Whether a schedule stands here, and not the name of a setting. */
    private boolean atPlan() {
        char c = peek();
        int start = next;
        boolean named = Character.isLetter(c) && !name().isEmpty();
        boolean call = named && (peek() == '(' || (inSpace && peek() != '=' && !text.startsWith("*=", next)));
        next = start;
        return call || startsNumber(c) || c == '(' || (inSpace && c == '{');
    }

    /** The end of a text, or of a space's settings, behind which names may be explained. */
    private void expectEndOrNames(String what) {
        int start = next;
        boolean names = inSpace && takeWord(WHERE);
        next = start;
        if (!names) {
            expectEnd(what);
        }
    }

    static BatchPlan batches(String text) {
        Parser parser = of(text);
        List<Stage> stages = new ArrayList<>();
        do {
            Mark mark = parser.mark();
            long size = (long) Kind.LENGTH.read(parser.quantity(), "a batch size", Clock.UNKNOWN);
            Quantity from = null;
            if (!stages.isEmpty()) {
                parser.expectWord("from");
                parser.peek();
                from = parser.quantity();
            }
            stages.add(new Stage(size, from, mark));
        } while (parser.take(','));
        parser.expectEnd("batches");
        return new BatchPlan(stages);
    }

    static Length length(String text) {
        Parser parser = of(text);
        parser.peek();
        Quantity length = parser.quantity();
        parser.expectEnd("length");
        return new Length(length.amount(), length.unit());
    }

    /** A list that stands alone, such as a feedback's state. */
    static List<Node> items(String text, int longest) {
        requireLength(text, longest);
        Parser parser = new Parser(text, false);
        Items items = parser.list();
        parser.expectEnd("state");
        return items.items();
    }

    private static Parser of(String text) {
        requireLength(text, LONGEST_TEXT);
        return new Parser(text, false);
    }

    private static void requireLength(String text, int longest) {
        if (text.length() > longest) {
            throw new NotationException(
                    "a text must be at most " + longest + " characters long, but this has " + text.length());
        }
    }

    /** One argument's value, as in a default. */
    static Node value(String text) {
        return new Parser(text, false).value();
    }

    private Group group(Mark mark) {
        String name = names();
        Node from = takeWord("from") ? length() : null;
        Node until = takeWord("until") ? length() : null;
        List<Setting> settings = new ArrayList<>();
        if ((from == null && until == null) || peek() == ':') {
            expect(':');
            do {
                settings.add(setting());
            } while (take(','));
        }
        return new Group(name, from, until, settings, mark);
    }

    private Quantity length() {
        peek();
        return quantity();
    }

    /** What a group holds, one word after another. */
    private String names() {
        Mark place = mark();
        List<String> words = new ArrayList<>();
        for (String word = word(); !word.isEmpty(); word = word()) {
            words.add(word);
        }
        if (words.isEmpty()) {
            throw NotationException.at(place, "a group's name must stand here, but " + found());
        }
        return String.join(" ", words);
    }

    /** The next word of a group's name; empty where the name has ended. */
    private String word() {
        peek();
        int start = next;
        while (next < text.length()
                && (Character.isLetterOrDigit(text.charAt(next)) || "_.*".indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        String word = text.substring(start, next);
        if (SPANS.contains(word)) {
            next = start;
            return "";
        }
        return word;
    }

    private String namesAfterEquals() {
        expect('=');
        return names();
    }

    private BigDecimal shareAfterEquals() {
        expect('=');
        Mark mark = mark();
        Quantity share = length();
        boolean good = share.unit() == Unit.UPDATES
                && share.amount().signum() > 0
                && share.amount().compareTo(BigDecimal.ONE) <= 0;
        if (!good) {
            throw NotationException.at(mark, Recipes.LAYER_DECAY + " must be in (0, 1], but was " + share);
        }
        return share.amount();
    }

    private Setting setting() {
        Mark mark = mark();
        String name = name();
        if (name.isEmpty()) {
            throw NotationException.at(mark, "a setting must stand here, such as lr = 0.1, but " + found());
        }
        boolean scales = take('*');
        expect('=');
        return new Setting(name, scales, schedule(), mark);
    }

    private Call rule() {
        Mark mark = mark();
        if (part() instanceof Call call) {
            return call;
        }
        throw NotationException.at(mark, "\"under\" must be followed by a rule such as plateau(patience=5)");
    }

    private Node schedule() {
        Node schedule = chain();
        int outside = depth;
        while (true) {
            Mark mark = mark();
            if (!takeWord("per")) {
                schedule = rules(schedule);
                depth = outside;
                return schedule;
            }
            deeper(mark);
            Mark length = mark();
            Node every = takeWord("epoch") ? new Quantity(BigDecimal.ONE, Unit.EPOCHS, length) : quantity();
            schedule = new Per(schedule, every, mark);
        }
    }

    private Node rules(Node schedule) {
        Node ruled = schedule;
        while (true) {
            Mark mark = mark();
            if (!takeWord("under")) {
                return ruled;
            }
            deeper(mark);
            Call rule = rule();
            ruled = new Under(ruled, rule, takeWord("from") ? quantity() : null, mark);
        }
    }

    private Node chain() {
        Mark mark = mark();
        List<Node> parts = new ArrayList<>();
        do {
            Node part = product();
            if (part instanceof Then inner) {
                parts.addAll(inner.parts());
            } else {
                parts.add(part);
            }
        } while (takeWord("then"));
        return parts.size() == 1 ? parts.get(0) : new Then(parts, mark);
    }

    private Node product() {
        Mark mark = mark();
        List<Node> factors = new ArrayList<>();
        Node first = part();
        if (peek() != '*') {
            return first;
        }
        factors.addAll(first instanceof Times inner ? inner.factors() : List.of(first));
        int outside = depth;
        while (peek() == '*') {
            deeper(mark());
            next++;
            factors.add(part());
        }
        depth = outside;
        return new Times(factors, mark);
    }

    private Node part() {
        Mark mark = mark();
        char c = peek();
        if (c == '(') {
            deeper(mark);
            next++;
            Node inner = schedule();
            expect(')');
            depth--;
            return inner;
        }
        if (text.startsWith(MINUS_INFINITY, next)) {
            next += MINUS_INFINITY.length();
            return new Word(MINUS_INFINITY, mark);
        }
        if (startsNumber(c)) {
            return quantityOrRange();
        }
        if (c == '{' && inSpace) {
            return choice(mark);
        }
        if (Character.isLetter(c)) {
            String name = name();
            if (JOINING_WORDS.contains(name)) {
                throw NotationException.at(mark, "a schedule must stand before and after \"" + name + "\"");
            }
            return peek() == '(' ? call(name, mark) : new Word(name, mark);
        }
        throw NotationException.at(mark, "a schedule must stand here, such as cosine(0.1, 15ep), but " + found());
    }

    private Node quantityOrRange() {
        Mark mark = mark();
        Quantity from = quantity();
        if (peek() != '.' || !text.startsWith(TO, next)) {
            return from;
        }
        if (!inSpace) {
            throw NotationException.at(mark, "a range makes a space of many schedules; one schedule must stand here");
        }
        next += TO.length();
        peek();
        Quantity to = quantity();
        Spacing spacing = takeWord("log") ? Spacing.LOG : takeWord("int") ? Spacing.INT : Spacing.EVEN;
        return new Range(from, to, spacing, mark);
    }

    private Choice choice(Mark mark) {
        deeper(mark);
        expect('{');
        List<Node> alternatives = new ArrayList<>();
        do {
            alternatives.add(value());
        } while (take(','));
        expect('}');
        depth--;
        return new Choice(alternatives, mark);
    }

    private Call call(String name, Mark mark) {
        deeper(mark);
        expect('(');
        List<Argument> arguments = new ArrayList<>();
        if (peek() != ')') {
            do {
                arguments.add(argument());
            } while (take(','));
        }
        expect(')');
        depth--;
        return new Call(name, arguments, mark);
    }

    private Argument argument() {
        int start = next;
        if (Character.isLetter(peek())) {
            String name = name();
            if (take('=')) {
                return new Argument(name, value());
            }
            next = start;
        }
        return new Argument(null, value());
    }

    private Node value() {
        return peek() == '[' ? list() : peek() == '"' ? quoted() : schedule();
    }

    private Node quoted() {
        Mark mark = mark();
        String value = Json.stringAt(text, next);
        next++;
        while (text.charAt(next) != '"') {
            next += text.charAt(next) == '\\' ? 2 : 1;
        }
        next++;
        return new Text(value, mark);
    }

    private Items list() {
        Mark mark = mark();
        deeper(mark);
        expect('[');
        List<Node> items = new ArrayList<>();
        if (peek() != ']') {
            do {
                items.add(value());
            } while (take(','));
        }
        expect(']');
        depth--;
        return new Items(items, mark);
    }

    private Quantity quantity() {
        Mark mark = mark();
        int start = next;
        if (peek() == '-' || peek() == '+') {
            next++;
        }
        while (next < text.length() && (Character.isDigit(text.charAt(next)) || atPoint())) {
            next++;
        }
        exponent();
        String digits = text.substring(start, next);
        BigDecimal amount = amount(digits, mark);
        return new Quantity(amount, unit(mark), mark);
    }

    /** Whether a decimal point stands here, and not the two of a range. */
    private boolean atPoint() {
        return text.charAt(next) == '.' && !text.startsWith(TO, next);
    }

    /** Steps over {@code e-4}, but not over the {@code ep} of an epoch. */
    private void exponent() {
        if (next < text.length() && Character.toLowerCase(text.charAt(next)) == 'e') {
            int digit = next + 1;
            if (digit < text.length() && (text.charAt(digit) == '-' || text.charAt(digit) == '+')) {
                digit++;
            }
            if (digit < text.length() && Character.isDigit(text.charAt(digit))) {
                next = digit;
                while (next < text.length() && Character.isDigit(text.charAt(next))) {
                    next++;
                }
            }
        }
    }

    private static BigDecimal amount(String digits, Mark mark) {
        if (digits.length() > LONGEST_NUMBER) {
            throw NotationException.at(mark, "a number must have at most " + LONGEST_NUMBER + " characters");
        }
        try {
            BigDecimal amount = new BigDecimal(digits);
            if (Math.abs((long) amount.precision() - amount.scale()) > LARGEST_EXPONENT) {
                throw NotationException.at(mark, "a number must fit a double, but was " + digits);
            }
            return amount;
        } catch (NumberFormatException e) {
            throw NotationException.at(mark, "a number must stand here, but was \"" + digits + "\"");
        }
    }

    private Unit unit(Mark mark) {
        if (next < text.length() && text.charAt(next) == '%') {
            next++;
            return Unit.PERCENT;
        }
        int start = next;
        if (next >= text.length() || !Character.isLetter(text.charAt(next))) {
            return Unit.UPDATES;
        }
        String name = name().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "ep", "epoch", "epochs" -> Unit.EPOCHS;
            case "samples" -> Unit.SAMPLES;
            case "tok", "tokens" -> Unit.TOKENS;
            default ->
                throw NotationException.at(
                        new Mark(mark.text(), start),
                        "a unit must be ep, samples, tokens or %, or be left out for updates, but was \"" + name
                                + "\"");
        };
    }

    private String name() {
        int start = next;
        while (next < text.length() && (Character.isLetterOrDigit(text.charAt(next)) || text.charAt(next) == '_')) {
            next++;
        }
        return text.substring(start, next);
    }

    /** The next character behind white space, or 0 at the end. */
    private char peek() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() ? text.charAt(next) : 0;
    }

    private static boolean startsNumber(char c) {
        return Character.isDigit(c) || c == '.' || c == '-' || c == '+';
    }

    private boolean take(char c) {
        if (peek() == c) {
            next++;
            return true;
        }
        return false;
    }

    private boolean takeWord(String word) {
        if (Character.isLetter(peek())) {
            int start = next;
            if (name().equals(word)) {
                return true;
            }
            next = start;
        }
        return false;
    }

    private void expectWord(String word) {
        if (!takeWord(word)) {
            throw NotationException.at(mark(), "\"" + word + "\" must stand here, but " + found());
        }
    }

    private void expect(char c) {
        if (!take(c)) {
            throw NotationException.at(mark(), "'" + c + "' must stand here, but " + found());
        }
    }

    private void expectEnd(String what) {
        if (peek() != 0) {
            throw NotationException.at(mark(), "the " + what + " must end here, but " + found());
        }
    }

    private void deeper(Mark mark) {
        depth++;
        if (depth > DEEPEST_NESTING) {
            throw NotationException.at(mark, "a schedule must be nested at most " + DEEPEST_NESTING + " deep");
        }
    }

    private Mark mark() {
        peek();
        return new Mark(text, next);
    }

    private String found() {
        char c = peek();
        return c == 0 ? "the text ends" : "found '" + c + "'";
    }
}
