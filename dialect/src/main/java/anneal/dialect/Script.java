package anneal.dialect;

import anneal.notation.NotationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of Python as people paste them: imports, which only say where names come from, assignments, and expressions. */
final class Script implements Scope.Names {
    private static final int MOST_LINES = 1_000;
    private static final Set<String> MATH_MODULES = Set.of("math", "numpy", "torch", "jax.numpy");

    private final Map<String, Object> bound = new HashMap<>();
    private final Library library;
    private final Work work;

    /** What a library's names stand for. */
    interface Library {
        /** The value of a name, or null. */
        @Nullable
        Object value(@Nullable String module, String name);

        /** Its names. */
        List<String> all();
    }

    Script(Library library, Map<String, Object> let, Work work) {
        this.library = library;
        this.work = work;
        let.forEach((name, value) -> bound.put(name, Values.ofPlain(value)));
    }

    /** The value of the last line that is not an import. */
    Object run(String text) {
        Tokens tokens = new Tokens(text);
        Compiler compiler = new Compiler(tokens, new Scope(this), work);
        Object last = None.NONE;
        for (int lines = 0; ; lines++) {
            while (tokens.peek().kind() == Token.Kind.LINE_END || tokens.peek().is(";")) {
                tokens.take();
            }
            if (tokens.peek().kind() == Token.Kind.END && lines > 0) {
                return last;
            }
            if (lines == MOST_LINES) {
                throw tokens.wrong("a text must have at most " + MOST_LINES + " statements");
            }
            if (tokens.peek().is("import") || tokens.peek().is("from")) {
                skipImport(tokens);
                continue;
            }
            last = statement(tokens, compiler);
            if (tokens.peek().kind() != Token.Kind.LINE_END && !tokens.peek().is(";")) {
                tokens.expectEnd();
            }
        }
    }

    /** The names that were bound. */
    Map<String, Object> bound() {
        return bound;
    }

    private Object statement(Tokens tokens, Compiler compiler) {
        String target = target(tokens);
        Object value = compiler.expression().run(new Object[0]);
        if (target != null) {
            bound.put(target, value);
        }
        return value;
    }

    /** Steps over {@code name =} and gives the name, a dotted one without what is in front; null where there is none. */
    private static @Nullable String target(Tokens tokens) {
        List<Token> rest = tokens.rest();
        int i = 0;
        while (i + 2 < rest.size()
                && rest.get(i).kind() == Token.Kind.NAME
                && rest.get(i + 1).is(".")) {
            i += 2;
        }
        if (i + 1 >= rest.size()
                || rest.get(i).kind() != Token.Kind.NAME
                || !rest.get(i + 1).is("=")) {
            return null;
        }
        String name = rest.get(i).text();
        for (int taken = 0; taken < i + 2; taken++) {
            tokens.take();
        }
        return name;
    }

    /** {@code from math import cos as c} makes c known; other imports say nothing that is not known already. */
    private void skipImport(Tokens tokens) {
        List<Token> words = new ArrayList<>();
        while (tokens.peek().kind() != Token.Kind.LINE_END
                && tokens.peek().kind() != Token.Kind.END
                && !tokens.peek().is(";")) {
            words.add(tokens.take());
        }
        if (words.size() > 3
                && words.get(0).is("from")
                && MATH_MODULES.contains(words.get(1).text())) {
            for (int i = 3; i < words.size(); i++) {
                Object value = Builtins.MATH.get(words.get(i).text());
                boolean renamed = i + 2 < words.size() && words.get(i + 1).is("as");
                if (value != null) {
                    bound.put(words.get(renamed ? i + 2 : i).text(), value);
                }
            }
        }
    }

    @Override
    public @Nullable Object value(@Nullable String module, String name) {
        Object value = bound.get(name);
        if (value != null && (module == null || module.equals("self"))) {
            return value;
        }
        value = Builtins.value(module, name);
        return value != null ? value : library.value(module, name);
    }

    @Override
    public List<String> all() {
        List<String> all = new ArrayList<>(bound.keySet());
        all.addAll(library.all());
        return all;
    }

    /** An exception as one line for the reader of the text. */
    static NotationException refusal(String text, PythonException e, String when) {
        String problem = e.reason().replaceAll("\\s+", " ") + when;
        return e.offset() < 0 ? new NotationException(problem) : NotationException.at(text, e.offset(), problem);
    }
}
