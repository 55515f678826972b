package anneal.dialect;

import anneal.notation.Nearest;
import anneal.notation.NotationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Python expressions into {@link Code}, one method a rule of Python's grammar, from the weakest operator to the
 * strongest. Nothing but arithmetic, comparisons, conditions, containers, lambdas and calls of known names is read.
 */
final class Compiler {
    private static final int DEEPEST_NESTING = 60;
    private static final Set<String> KEYWORDS =
            Set.of("if", "else", "for", "in", "and", "or", "not", "is", "lambda", "def", "return", "class", "while");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=", "in", "not", "is");
    private static final Map<String, Object> CONSTANTS = Map.of("None", None.NONE, "True", true, "False", false);

    private final String text;
    private final List<Token> tokens;
    private final Work work;
    private final boolean library;
    private Scope scope;
    private int next;
    private int depth;

    Compiler(String text, Scope scope, Work work) {
        this.text = text;
        this.tokens = Token.all(text);
        this.scope = scope;
        this.work = work;
        this.library = work == Work.FREE;
    }

    /** The code of a text that is one expression. */
    static Code expression(String text, Scope scope, Work work) {
        Compiler compiler = new Compiler(text, scope, work);
        Code code = compiler.expression();
        compiler.expectEnd();
        return code;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        return tokens.get(next++);
    }

    boolean take(String operator) {
        if (!peek().is(operator)) {
            return false;
        }
        next++;
        return true;
    }

    /** The tokens from here, for what is decided by looking ahead. */
    List<Token> rest() {
        return tokens.subList(next, tokens.size());
    }

    void expectEnd() {
        if (peek().is(")") || peek().is("]") || peek().is("}")) {
            throw wrong("SyntaxError: unmatched '" + peek().text() + "'");
        }
        if (peek().kind() != Token.Kind.END) {
            throw wrong("SyntaxError: the expression must end here, but found " + found());
        }
    }

    NotationException wrong(String problem) {
        return NotationException.at(text, peek().offset(), problem);
    }

    private void expect(String operator) {
        if (!take(operator)) {
            throw wrong("SyntaxError: '" + operator + "' must stand here, but "
                    + (peek().kind() == Token.Kind.END ? "the text ends" : "found " + found()));
        }
    }

    private String found() {
        return peek().kind() == Token.Kind.LINE_END ? "the line's end" : "'" + peek().text() + "'";
    }

    /** What an exception of the code is told about its place. */
    private Code placed(int offset, Code code) {
        if (library) {
            return code;
        }
        return slots -> {
            try {
                return code.run(slots);
            } catch (PythonException e) {
                throw e.from(offset);
            }
        };
    }

    /** {@code a if condition else b}, or a lambda, or anything stronger. */
    Code expression() {
        if (++depth > DEEPEST_NESTING) {
            throw wrong("an expression must be nested at most " + DEEPEST_NESTING + " deep");
        }
        try {
            if (take("lambda")) {
                return lambda();
            }
            Code value = or();
            if (!take("if")) {
                return value;
            }
            Code condition = or();
            expect("else");
            Code otherwise = expression();
            return slots -> Values.truth(condition.run(slots)) ? value.run(slots) : otherwise.run(slots);
        } finally {
            depth--;
        }
    }

    private Code lambda() {
        List<String> names = new ArrayList<>();
        List<@Nullable Code> defaults = new ArrayList<>();
        while (!take(":")) {
            if (take("*")) {
                expect(",");
            }
            names.add(name());
            defaults.add(take("=") ? expression() : null);
            if (!peek().is(":")) {
                expect(",");
            }
        }
        Scope outside = scope;
        Scope inside = scope.inner();
        int[] places = names.stream().mapToInt(inside::slot).toArray();
        scope = inside;
        Code body = expression();
        scope = outside;
        return slots -> lambda(slots, inside, places, names, defaults, body);
    }

    private Callable lambda(
            Object[] slots, Scope inside, int[] places, List<String> names, List<@Nullable Code> defaults, Code body) {
        Signature signature = new Signature(
                "<lambda>",
                0,
                names,
                defaults.stream()
                        .map(code -> code == null ? null : code.run(slots))
                        .toList());
        return (given, named) -> {
            Object[] own = Arrays.copyOf(slots, Math.max(slots.length, inside.size()));
            Object[] bound = signature.bind(given, named);
            for (int i = 0; i < places.length; i++) {
                own[places[i]] = bound[i];
            }
            work.enter();
            try {
                return body.run(own);
            } finally {
                work.leave();
            }
        };
    }

    private Code or() {
        Code left = and();
        while (take("or")) {
            Code a = left;
            Code b = and();
            left = slots -> {
                Object value = a.run(slots);
                return Values.truth(value) ? value : b.run(slots);
            };
        }
        return left;
    }

    private Code and() {
        Code left = not();
        while (take("and")) {
            Code a = left;
            Code b = not();
            left = slots -> {
                Object value = a.run(slots);
                return Values.truth(value) ? b.run(slots) : value;
            };
        }
        return left;
    }

    private Code not() {
        boolean negated = false;
        while (take("not")) {
            negated = !negated;
            if (!peek().is("not")) {
                Code value = comparison();
                boolean odd = negated;
                return slots -> Values.truth(value.run(slots)) != odd;
            }
        }
        return comparison();
    }

    /** {@code a < b <= c}, evaluated from the left as far as it holds. */
    private Code comparison() {
        Code first = sum();
        List<String> operators = new ArrayList<>();
        List<Code> operands = new ArrayList<>();
        while (COMPARISONS.contains(peek().text()) && peek().kind() != Token.Kind.STRING) {
            Token operator = take();
            boolean negated = operator.is("not");
            if (negated) {
                expect("in");
            }
            boolean isNot = operator.is("is") && take("not");
            operators.add(negated ? "not in" : isNot ? "is not" : operator.text());
            Code operand = sum();
            Code before = operands.isEmpty() ? first : operands.get(operands.size() - 1);
            operands.add(operand);
            if (operators.size() == 1 && !COMPARISONS.contains(peek().text())) {
                String only = operators.get(0);
                return placed(operator.offset(), slots -> compare(only, before.run(slots), operand.run(slots)));
            }
        }
        if (operands.isEmpty()) {
            return first;
        }
        return placed(peek().offset(), slots -> {
            Object left = first.run(slots);
            for (int i = 0; i < operands.size(); i++) {
                Object right = operands.get(i).run(slots);
                if (!compare(operators.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        });
    }

    private static boolean compare(String op, Object a, Object b) {
        return switch (op) {
            case "==" -> Values.equal(a, b);
            case "!=" -> !Values.equal(a, b);
            case "is" -> a == b || (a instanceof Boolean && a.equals(b));
            case "is not" -> !compare("is", a, b);
            case "in" ->
                (a instanceof String x && b instanceof String y)
                        ? y.contains(x)
                        : Values.items(b).stream().anyMatch(item -> Values.equal(a, item));
            case "not in" -> !compare("in", a, b);
            default ->
                (a instanceof Tensor || b instanceof Tensor)
                        ? Values.compares(op, Values.real(a), Values.real(b))
                        : Values.compares(op, a, b);
        };
    }

    private Code sum() {
        Code left = product();
        while (peek().is("+") || peek().is("-")) {
            left = binary(take(), left, product());
        }
        return left;
    }

    private Code product() {
        Code left = signed();
        while (peek().is("*") || peek().is("/") || peek().is("//") || peek().is("%")) {
            left = binary(take(), left, signed());
        }
        return left;
    }

    private Code signed() {
        int sign = 1;
        int start = peek().offset();
        boolean any = false;
        while (peek().is("-") || peek().is("+")) {
            sign *= take().is("-") ? -1 : 1;
            any = true;
        }
        Code value = power();
        boolean negative = sign < 0;
        return !any
                ? value
                : placed(start, slots -> {
                    Object number = Arithmetic.negative(value.run(slots));
                    return negative ? number : Arithmetic.negative(number);
                });
    }

    /** {@code a ** b}, stronger than a sign on its left and weaker than one on its right. */
    private Code power() {
        Code base = postfix();
        if (!peek().is("**")) {
            return base;
        }
        Token operator = take();
        if (++depth > DEEPEST_NESTING) {
            throw wrong("an expression must be nested at most " + DEEPEST_NESTING + " deep");
        }
        Code exponent = signed();
        depth--;
        return binary(operator, base, exponent);
    }

    private Code binary(Token operator, Code a, Code b) {
        String op = operator.text();
        return placed(operator.offset(), slots -> {
            work.spend(1);
            return Arithmetic.apply(op, a.run(slots), b.run(slots));
        });
    }

    private Code postfix() {
        int start = peek().offset();
        Code value = atom();
        while (true) {
            Code target = value;
            if (take("(")) {
                value = placed(start, call(target));
            } else if (take("[")) {
                Code index = expression();
                expect("]");
                value = placed(start, slots -> item(target.run(slots), index.run(slots)));
            } else if (peek().is(".")) {
                throw wrong("attributes and methods of values cannot be used here");
            } else {
                return value;
            }
        }
    }

    private static Object item(Object container, Object index) {
        if (container instanceof Map<?, ?> map) {
            Object value = map.get(index);
            if (value == null) {
                throw new PythonException("KeyError", Values.repr(index));
            }
            return value;
        }
        if (!Values.isSized(container)) {
            throw PythonException.type("'" + Values.type(container) + "' object is not subscriptable");
        }
        List<Object> items = Values.items(container);
        long at = Values.whole(index);
        if (at < -items.size() || at >= items.size()) {
            throw new PythonException("IndexError", Values.type(container) + " index out of range");
        }
        return items.get((int) (at < 0 ? at + items.size() : at));
    }

    /** The arguments behind an opening bracket. */
    private Code call(Code target) {
        List<Code> places = new ArrayList<>();
        List<Boolean> spread = new ArrayList<>();
        Map<String, Code> names = new LinkedHashMap<>();
        List<Code> spreadNames = new ArrayList<>();
        while (!take(")")) {
            Token first = peek();
            if (take("**")) {
                spreadNames.add(expression());
            } else if (first.kind() == Token.Kind.NAME && tokens.get(next + 1).is("=")) {
                next += 2;
                if (names.put(first.text(), expression()) != null) {
                    throw NotationException.at(
                            text, first.offset(), "SyntaxError: keyword argument repeated: " + first.text());
                }
            } else {
                spread.add(take("*"));
                if (!names.isEmpty()) {
                    throw wrong("SyntaxError: positional argument follows keyword argument");
                }
                Code each = places.isEmpty() ? comprehension(next, ")") : null;
                if (each != null) {
                    places.add(each);
                    break;
                }
                places.add(expression());
            }
            if (!peek().is(")")) {
                expect(",");
            }
        }
        return slots -> {
            Object callee = target.run(slots);
            if (!(callee instanceof Callable callable)) {
                throw PythonException.type("'" + Values.type(callee) + "' object is not callable");
            }
            work.spend(1);
            List<Object> given = new ArrayList<>(places.size());
            for (int i = 0; i < places.size(); i++) {
                Object value = places.get(i).run(slots);
                if (spread.get(i)) {
                    given.addAll(Values.items(value));
                } else {
                    given.add(value);
                }
            }
            Map<String, Object> named = names.isEmpty() && spreadNames.isEmpty() ? Map.of() : new LinkedHashMap<>();
            names.forEach((name, code) -> named.put(name, code.run(slots)));
            for (Code code : spreadNames) {
                if (!(code.run(slots) instanceof Map<?, ?> map)) {
                    throw PythonException.type("argument after ** must be a mapping");
                }
                map.forEach((name, value) -> named.put(Values.text(name), value));
            }
            return callable.call(given, named);
        };
    }

    private Code atom() {
        Token token = take();
        if (token.kind() == Token.Kind.NUMBER) {
            return slots -> token.value();
        }
        if (token.kind() == Token.Kind.STRING) {
            StringBuilder joined = new StringBuilder(Values.text(token.value()));
            while (peek().kind() == Token.Kind.STRING) {
                joined.append(Values.text(take().value()));
            }
            String string = joined.toString();
            return slots -> string;
        }
        if (token.kind() == Token.Kind.NAME && !KEYWORDS.contains(token.text())) {
            return named(token);
        }
        if (token.is("(")) {
            return parenthesis();
        }
        if (token.is("[")) {
            return list();
        }
        if (token.is("{")) {
            return dict();
        }
        next--;
        throw wrong("SyntaxError: an expression must stand here, but "
                + (token.kind() == Token.Kind.END ? "the text ends" : "found " + found()));
    }

    private Code named(Token token) {
        Object constant = CONSTANTS.get(token.text());
        if (constant != null) {
            return slots -> constant;
        }
        Integer slot = scope.find(token.text());
        if (slot != null) {
            int place = slot;
            return slots -> slots[place];
        }
        List<String> path = new ArrayList<>(List.of(token.text()));
        while (peek().is(".") && tokens.get(next + 1).kind() == Token.Kind.NAME) {
            take();
            path.add(take().text());
        }
        String last = path.get(path.size() - 1);
        String module = path.size() == 1 ? null : String.join(".", path.subList(0, path.size() - 1));
        Object value = scope.names().value(module, last);
        if (value == null) {
            String problem = module == null
                    ? "NameError: name '" + last + "' is not defined"
                    : "AttributeError: module '" + module + "' has no attribute '" + last + "'";
            throw NotationException.at(text, token.offset(), problem + Nearest.hint(last, scope.all()));
        }
        return slots -> value;
    }

    private String name() {
        Token token = take();
        if (token.kind() != Token.Kind.NAME || KEYWORDS.contains(token.text())) {
            next--;
            throw wrong("SyntaxError: a name must stand here, but found " + found());
        }
        return token.text();
    }

    private Code parenthesis() {
        if (take(")")) {
            return slots -> new Tuple(List.of());
        }
        Code first = expression();
        if (take(")")) {
            return first;
        }
        List<Code> items = new ArrayList<>(List.of(first));
        while (!take(")")) {
            expect(",");
            if (!peek().is(")")) {
                items.add(expression());
            }
        }
        return slots -> new Tuple(run(items, slots));
    }

    private List<Object> run(List<Code> items, Object[] slots) {
        work.spend(items.size());
        List<Object> values = new ArrayList<>(items.size());
        for (Code item : items) {
            values.add(item.run(slots));
        }
        return values;
    }

    private Code list() {
        List<Code> items = new ArrayList<>();
        int start = next;
        while (!take("]")) {
            if (items.isEmpty()) {
                Code each = comprehension(start, "]");
                if (each != null) {
                    return each;
                }
            }
            items.add(expression());
            if (!peek().is("]")) {
                expect(",");
            }
        }
        return slots -> run(items, slots);
    }

    /** {@code [value for name in items if condition]}, or null where no "for" follows the first value. */
    private @Nullable Code comprehension(int start, String close) {
        int open = 0;
        int at = start;
        while (open > 0 || !tokens.get(at).is("for")) {
            Token token = tokens.get(at++);
            open += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
            open -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
            if (open < 0 || token.kind() == Token.Kind.END || (open == 0 && token.is(","))) {
                return null;
            }
        }
        next = at + 1;
        String name = name();
        expect("in");
        Code items = or();
        Scope outside = scope;
        scope = scope.inner();
        int place = scope.slot(name);
        Scope inside = scope;
        Code condition = take("if") ? or() : slots -> true;
        expect(close);
        int end = next;
        next = start;
        Code value = expression();
        if (!peek().is("for")) {
            throw wrong("SyntaxError: \"for\" must stand here, but found " + found());
        }
        next = end;
        scope = outside;
        return slots -> {
            Object[] own = Arrays.copyOf(slots, Math.max(slots.length, inside.size()));
            List<Object> values = new ArrayList<>();
            for (Object item : Values.items(items.run(slots))) {
                work.spend(1);
                own[place] = item;
                if (Values.truth(condition.run(own))) {
                    values.add(value.run(own));
                }
            }
            return values;
        };
    }

    private Code dict() {
        List<Code> keys = new ArrayList<>();
        List<Code> values = new ArrayList<>();
        while (!take("}")) {
            keys.add(expression());
            expect(":");
            values.add(expression());
            if (!peek().is("}")) {
                expect(",");
            }
        }
        return slots -> {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i).run(slots), values.get(i).run(slots));
            }
            return map;
        };
    }
}
