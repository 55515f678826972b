package anneal.notation;

import anneal.notation.Node.Quantity;
import anneal.notation.Settings.Group;
import anneal.notation.Settings.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is set in a run, and spaces of it: the grammar of {@link Settings} and {@link Space}. */
final class SettingsParser {
    private static final String WHERE = "where";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final Set<String> SPANS = Set.of(FROM, UNTIL);

    private final Cursor cursor;
    private final Parser parser;
    private final boolean inSpace;

    private SettingsParser(String text, boolean inSpace) {
        cursor = Parser.cursor(text);
        parser = new Parser(cursor, inSpace);
        this.inSpace = inSpace;
    }

    static Settings settings(String text) {
        return new SettingsParser(text, false).settings();
    }

    static Space space(String text) {
        SettingsParser parser = new SettingsParser(text, true);
        return new Space(parser.settings(), parser.explained());
    }

    /** What the names behind {@code where} stand for. */
    private Map<String, Node> explained() {
        Map<String, Node> names = new LinkedHashMap<>();
        if (cursor.takeWord(WHERE)) {
            do {
                Mark mark = cursor.mark();
                String name = cursor.name();
                cursor.expect('=');
                Settings.requireOnce(names.put(name, parser.value()) == null, name, mark);
            } while (cursor.take(','));
            cursor.expectEnd("space");
        }
        return names;
    }

    private Settings settings() {
        List<Setting> run = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        Recipes recipes = Recipes.NONE;
        if (atPlan()) {
            run.add(new Setting(Settings.RATE, false, parser.schedule(), Mark.NONE));
            if (!cursor.take(';')) {
                expectEndOrNames("schedule");
                return new Settings(run, groups, recipes);
            }
        }
        do {
            Mark mark = cursor.mark();
            if (cursor.takeWord("group")) {
                groups.add(group(mark));
            } else if (cursor.takeWord(Recipes.NO_DECAY)) {
                Settings.requireOnce(recipes.noDecay() == null, Recipes.NO_DECAY, mark);
                recipes = new Recipes(namesAfterEquals(), recipes.layerDecay());
            } else if (cursor.takeWord(Recipes.LAYER_DECAY)) {
                Settings.requireOnce(recipes.layerDecay() == null, Recipes.LAYER_DECAY, mark);
                recipes = new Recipes(recipes.noDecay(), shareAfterEquals());
            } else {
                run.add(setting());
            }
        } while (cursor.take(';'));
        expectEndOrNames("settings");
        return new Settings(run, groups, recipes);
    }

    /** Whether a schedule stands here, and not the name of a setting. */
    private boolean atPlan() {
        char c = cursor.peek();
        int start = cursor.place();
        boolean named = Character.isLetter(c) && !cursor.name().isEmpty();
        boolean call = named && (cursor.peek() == '(' || (inSpace && cursor.peek() != '=' && !cursor.at("*=")));
        cursor.back(start);
        return call || Quantities.canStartWith(c) || c == '(' || (inSpace && c == '{');
    }

    /** The end of a text, or of a space's settings, behind which names may be explained. */
    private void expectEndOrNames(String what) {
        int start = cursor.place();
        boolean names = inSpace && cursor.takeWord(WHERE);
        cursor.back(start);
        if (!names) {
            cursor.expectEnd(what);
        }
    }

    private Group group(Mark mark) {
        String name = names();
        Node from = lengthBehind(FROM);
        Node until = lengthBehind(UNTIL);
        List<Setting> settings = new ArrayList<>();
        if ((from == null && until == null) || cursor.peek() == ':') {
            cursor.expect(':');
            do {
                settings.add(setting());
            } while (cursor.take(','));
        }
        return new Group(name, from, until, settings, mark);
    }

    private @Nullable Quantity lengthBehind(String word) {
        return cursor.takeWord(word) ? Quantities.read(cursor) : null;
    }

    /** What a group holds, one word after another. */
    private String names() {
        Mark place = cursor.mark();
        List<String> words = new ArrayList<>();
        for (String word = word(); !word.isEmpty(); word = word()) {
            words.add(word);
        }
        if (words.isEmpty()) {
            throw NotationException.at(place, "a group's name must stand here, but " + cursor.found());
        }
        return String.join(" ", words);
    }

    /** The next word of a group's name; empty where the name has ended. */
    private String word() {
        cursor.peek();
        int start = cursor.place();
        String word = cursor.run("_.*");
        if (SPANS.contains(word)) {
            cursor.back(start);
            return "";
        }
        return word;
    }

    private String namesAfterEquals() {
        cursor.expect('=');
        return names();
    }

    private BigDecimal shareAfterEquals() {
        cursor.expect('=');
        Mark mark = cursor.mark();
        Quantity share = Quantities.read(cursor);
        boolean good = share.unit() == Unit.UPDATES
                && share.amount().signum() > 0
                && share.amount().compareTo(BigDecimal.ONE) <= 0;
        if (!good) {
            throw NotationException.at(mark, Recipes.LAYER_DECAY + " must be in (0, 1], but was " + share);
        }
        return share.amount();
    }

    private Setting setting() {
        Mark mark = cursor.mark();
        String name = cursor.name();
        if (name.isEmpty()) {
            throw NotationException.at(mark, "a setting must stand here, such as lr = 0.1, but " + cursor.found());
        }
        boolean scales = cursor.take('*');
        cursor.expect('=');
        return new Setting(name, scales, parser.schedule(), mark);
    }
}
