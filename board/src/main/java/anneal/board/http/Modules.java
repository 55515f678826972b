package anneal.board.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JavaScript modules as one file: each is a function that gives what it exports, called in the order of their needs. A browser
 * asks once instead of for each, which takes longer than anything else on the way to the first picture.
 *
 * <p>Modules import names in a line each, {@code import { a, b } from '/other.js';}, not in a circle, and export functions,
 * classes and constants where they are declared.
 */
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("^import \\{ (.*) \\} from '/(.*)\\.js';$", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:async )?(?:function|class|const) (\\w+))", Pattern.MULTILINE);

    private final Source source;
    private final Set<String> met = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder("const modules = {};\n");

    private Modules(Source source) {
        this.source = source;
    }

    /** Where modules are read. */
    @FunctionalInterface
    interface Source {
        /** The text of the module of a name. */
        String text(String name) throws IOException;
    }

    /** A module with all that it needs. */
    static String joined(String first, Source source) throws IOException {
        Modules modules = new Modules(source);
        modules.add(first);
        return modules.out.toString();
    }

    private void add(String name) throws IOException {
        if (met.add(name)) {
            String text = source.text(name);
            for (Matcher needed = IMPORT.matcher(text); needed.find(); ) {
                add(needed.group(2));
            }
            List<String> exports = new ArrayList<>();
            EXPORT.matcher(text)
                    .results()
                    .map((MatchResult one) -> one.group(2))
                    .forEach(exports::add);
            String body = IMPORT.matcher(text).replaceAll("const { $1 } = modules['$2'];");
            out.append("modules['").append(name).append("'] = (() => {\n");
            out.append(EXPORT.matcher(body).replaceAll("$1"));
            out.append("return { ").append(String.join(", ", exports)).append(" };\n})();\n");
        }
    }
}
