package anneal.dialect;

import anneal.notation.Nearest;
import java.util.ArrayList;
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
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=", "in", "not", "is");
    private static final Map<String, Object> CONSTANTS = Map.of("None", None.NONE, "True", true, "False", false);

    private final Tokens tokens;
    private final Work work;
    private final boolean library;
    private Scope scope;
    private int depth;

    Compiler(Tokens tokens, Scope scope, Work work) {
        this.tokens = tokens;
        this.scope = scope;
        this.work = work;
        this.library = work == Work.FREE;
    }

    /** The code of a text that is one expression. */
    static Code expression(String text, Scope scope, Work work) {
        Tokens tokens = new Tokens(text);
        Code code = new Compiler(tokens, scope, work).expression();
        tokens.expectEnd();
        return code;
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
            throw tokens.wrong("an expression must be nested at most " + DEEPEST_NESTING + " deep");
        }
        try {
            if (tokens.take("lambda")) {
                return lambda();
            }
            Code value = or();
            if (!tokens.take("if")) {
                return value;
            }
            Code condition = or();
            tokens.expect("else");
            Code otherwise = expression();
            return slots -> Values.truth(condition.run(slots)) ? value.run(slots) : otherwise.run(slots);
        } finally {
            depth--;
        }
    }

    private Code lambda() {
        List<String> names = new ArrayList<>();
        List<@Nullable Code> defaults = new ArrayList<>();
        while (!tokens.take(":")) {
            if (tokens.take("*")) {
                tokens.expect(",");
            }
            names.add(tokens.name());
            defaults.add(tokens.take("=") ? expression() : null);
            comma(":");
        }
        Scope outside = scope;
        scope = outside.inner();
        names.forEach(scope::slot);
        Code code = new Lambda(names, defaults, scope, expression(), work);
        scope = outside;
        return code;
    }

    private Code or() {
        Code left = and();
        while (tokens.take("or")) {
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
        while (tokens.take("and")) {
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
        while (tokens.take("not")) {
            negated = !negated;
            if (!tokens.peek().is("not")) {
                Code value = comparison();
                boolean odd = negated;
                return slots -> Values.truth(value.run(slots)) != odd;
            }
        }
        return comparison();
    }

    /** {@code a < b <= c}. */
    private Code comparison() {
        Code first = sum();
        List<String> operators = new ArrayList<>();
        List<Code> others = new ArrayList<>();
        int place = tokens.peek().offset();
        while (COMPARISONS.contains(tokens.peek().text()) && tokens.peek().kind() != Token.Kind.STRING) {
            operators.add(operator());
            others.add(sum());
        }
        return others.isEmpty() ? first : placed(place, new Comparison(first, operators, others));
    }

    /** An operator that compares, which may be of two words. */
    private String operator() {
        Token operator = tokens.take();
        if (operator.is("not")) {
            tokens.expect("in");
            return "not in";
        }
        return operator.is("is") && tokens.take("not") ? "is not" : operator.text();
    }

    private Code sum() {
        Code left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            left = binary(tokens.take(), left, product());
        }
        return left;
    }

    private Code product() {
        Code left = signed();
        while (tokens.peek().is("*")
                || tokens.peek().is("/")
                || tokens.peek().is("//")
                || tokens.peek().is("%")) {
            left = binary(tokens.take(), left, signed());
        }
        return left;
    }

    private Code signed() {
        int sign = 1;
        int start = tokens.peek().offset();
        boolean any = false;
        while (tokens.peek().is("-") || tokens.peek().is("+")) {
            sign *= tokens.take().is("-") ? -1 : 1;
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
        if (!tokens.peek().is("**")) {
            return base;
        }
        Token operator = tokens.take();
        if (++depth > DEEPEST_NESTING) {
            throw tokens.wrong("an expression must be nested at most " + DEEPEST_NESTING + " deep");
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
        int start = tokens.peek().offset();
        Code value = atom();
        while (true) {
            Code target = value;
            if (tokens.take("(")) {
                value = placed(start, call(target));
            } else if (tokens.take("[")) {
                Code index = expression();
                tokens.expect("]");
                value = placed(start, new Item(target, index));
            } else if (tokens.peek().is(".")) {
                throw tokens.wrong("attributes and methods of values cannot be used here");
            } else {
                return value;
            }
        }
    }

    /** The arguments behind an opening bracket. */
    private Call call(Code target) {
        List<Call.Place> places = new ArrayList<>();
        Map<String, Code> names = new LinkedHashMap<>();
        List<Code> spread = new ArrayList<>();
        while (!tokens.take(")")) {
            if (tokens.take("**")) {
                spread.add(expression());
            } else if (atKeyword()) {
                keyword(names);
            } else {
                boolean several = tokens.take("*");
                if (!names.isEmpty()) {
                    throw tokens.wrong("SyntaxError: positional argument follows keyword argument");
                }
                Code each = places.isEmpty() ? comprehension(")") : null;
                if (each != null) {
                    places.add(new Call.Place(each, several));
                    break;
                }
                places.add(new Call.Place(expression(), several));
            }
            comma(")");
        }
        return new Call(target, places, names, spread, work);
    }

    private boolean atKeyword() {
        return tokens.peek().kind() == Token.Kind.NAME && tokens.rest().get(1).is("=");
    }

    private void keyword(Map<String, Code> names) {
        Token name = tokens.take();
        tokens.expect("=");
        if (names.put(name.text(), expression()) != null) {
            throw tokens.wrong(name, "SyntaxError: keyword argument repeated: " + name.text());
        }
    }

    /** What must stand behind an item, unless it is the last one. */
    private void comma(String close) {
        if (!tokens.peek().is(close)) {
            tokens.expect(",");
        }
    }

    private Code atom() {
        if (tokens.atName()) {
            return named();
        }
        int start = tokens.place();
        Token token = tokens.take();
        if (token.kind() == Token.Kind.NUMBER) {
            return slots -> token.value();
        }
        if (token.kind() == Token.Kind.STRING) {
            return string(token);
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
        tokens.back(start);
        throw tokens.wrong("SyntaxError: an expression must stand here, but " + tokens.foundOrEnd());
    }

    /** Strings side by side are one. */
    private Code string(Token first) {
        StringBuilder joined = new StringBuilder(Values.text(first.value()));
        while (tokens.peek().kind() == Token.Kind.STRING) {
            joined.append(Values.text(tokens.take().value()));
        }
        String string = joined.toString();
        return slots -> string;
    }

    private Code named() {
        Token token = tokens.take();
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
        while (tokens.peek().is(".") && tokens.rest().get(1).kind() == Token.Kind.NAME) {
            tokens.take();
            path.add(tokens.take().text());
        }
        String last = path.get(path.size() - 1);
        String module = path.size() == 1 ? null : String.join(".", path.subList(0, path.size() - 1));
        Object value = scope.names().value(module, last);
        if (value == null) {
            String problem = module == null
                    ? "NameError: name '" + last + "' is not defined"
                    : "AttributeError: module '" + module + "' has no attribute '" + last + "'";
            throw tokens.wrong(token, problem + Nearest.hint(last, scope.all()));
        }
        return slots -> value;
    }

    private Code parenthesis() {
        if (tokens.take(")")) {
            return slots -> new Tuple(List.of());
        }
        Code first = expression();
        if (tokens.take(")")) {
            return first;
        }
        List<Code> items = new ArrayList<>(List.of(first));
        while (!tokens.take(")")) {
            tokens.expect(",");
            if (!tokens.peek().is(")")) {
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
        Code each = comprehension("]");
        if (each != null) {
            return each;
        }
        while (!tokens.take("]")) {
            items.add(expression());
            comma("]");
        }
        return slots -> run(items, slots);
    }

    /** {@code [value for name in items if condition]}, or null where no "for" follows the first value. */
    private @Nullable Code comprehension(String close) {
        int behind = behindFor();
        if (behind < 0) {
            return null;
        }
        int start = tokens.place();
        tokens.back(start + behind);
        String name = tokens.name();
        tokens.expect("in");
        Code items = or();
        Scope outside = scope;
        scope = outside.inner();
        int slot = scope.slot(name);
        Code condition = tokens.take("if") ? or() : slots -> true;
        tokens.expect(close);
        int end = tokens.place();
        tokens.back(start);
        Code value = expression();
        if (!tokens.peek().is("for")) {
            throw tokens.wrong("SyntaxError: \"for\" must stand here, but found " + tokens.found());
        }
        tokens.back(end);
        Code code = new Comprehension(items, slot, scope, condition, value, work);
        scope = outside;
        return code;
    }

    /** How many words ahead a "for" has ended that belongs to the first value here; -1 for no such word. */
    private int behindFor() {
        int open = 0;
        int ahead = 0;
        for (Token token : tokens.rest()) {
            if (open == 0 && token.is("for")) {
                return ahead + 1;
            }
            ahead++;
            open += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
            open -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
            if (open < 0 || token.kind() == Token.Kind.END || (open == 0 && token.is(","))) {
                return -1;
            }
        }
        return -1;
    }

    private Code dict() {
        List<Code> keys = new ArrayList<>();
        List<Code> values = new ArrayList<>();
        while (!tokens.take("}")) {
            keys.add(expression());
            tokens.expect(":");
            values.add(expression());
            comma("}");
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
