package anneal.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain Java: an object is a {@link Map} in the order of the text, an array a {@link List}, a whole number that
 * fits a {@link Long}, any other a {@link Double}, and null is null.
 */
public final class Json {
    private static final int LONGEST_TEXT = 64_000_000;
    private static final int DEEPEST_NESTING = 100;
    private static final int LONGEST_NUMBER = 1_000;

    private final String text;
    private final boolean python;
    private int next;
    private int depth;

    private Json(String text, boolean python) {
        this.text = text;
        this.python = python;
    }

    /**
     * Reads one value, strictly by RFC 8259; a name that an object has twice is refused, too.
     *
     * @throws NotationException if the text is no JSON; the message says where and why
     */
    public static @Nullable Object read(String text) {
        return new Json(text, false).whole();
    }

    /** Reads one value as Python writes it: NaN, Infinity and -Infinity are numbers, too. */
    public static @Nullable Object readPython(String text) {
        return new Json(text, true).whole();
    }

    /** The shortest text of a value of the types that {@link #read} gives; NaN and infinities are written as null. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                quote(String.valueOf(entry.getKey()), out.append(separator));
                write(entry.getValue(), out.append(':'));
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                write(item, out.append(separator));
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Double number) {
            out.append(Double.isFinite(number) ? Numbers.text(number) : "null");
        } else if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else {
            quote(value.toString(), out);
        }
    }

    /** A text as a JSON string, quotes included. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder();
        quote(text, out);
        return out.toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = "\"\\\b\f\n\r\t".indexOf(c);
            if (escape >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(escape));
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private @Nullable Object whole() {
        if (text.length() > LONGEST_TEXT) {
            throw wrong("JSON must be at most " + LONGEST_TEXT + " characters long");
        }
        Object value = value();
        if (peek() != 0 || next < text.length()) {
            throw wrong("JSON must end here");
        }
        return value;
    }

    private @Nullable Object value() {
        if (++depth > DEEPEST_NESTING) {
            throw wrong("JSON must be nested at most " + DEEPEST_NESTING + " deep");
        }
        char c = peek();
        Object value = switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> c == '-' || (c >= '0' && c <= '9') ? number() : word();
        };
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        expect('{');
        if (!take('}')) {
            do {
                if (peek() != '"') {
                    throw wrong("a name in double quotes must stand here");
                }
                int start = next;
                String name = string();
                expect(':');
                if (map.containsKey(name)) {
                    next = start;
                    throw wrong("\"" + name + "\" is given twice");
                }
                map.put(name, value());
            } while (take(','));
            expect('}');
        }
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        expect('[');
        if (!take(']')) {
            do {
                list.add(value());
            } while (take(','));
            expect(']');
        }
        return list;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        expect('"');
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                break;
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw wrong("a string must be closed");
    }

    private char escaped() {
        char c = next < text.length() ? text.charAt(next++) : 0;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        try {
            if (c == 'u' && text.substring(next, next + 4).chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
                next += 4;
                return (char) Integer.parseInt(text.substring(next - 4, next), 16);
            }
        } catch (IndexOutOfBoundsException e) {
            next = text.length();
        }
        throw wrong("an escape in a string must be one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000");
    }

    private Object number() {
        int start = next;
        if (python && text.startsWith("-Infinity", next)) {
            next += "-Infinity".length();
            return Double.NEGATIVE_INFINITY;
        }
        while (next < text.length() && "+-.0123456789eE".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        String digits = text.substring(start, next);
        if (digits.length() > LONGEST_NUMBER || !digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            next = start;
            throw wrong("a number must stand here");
        }
        if (digits.length() < 19 && digits.chars().allMatch(d -> d == '-' || Character.isDigit(d))) {
            return digits.equals("-0") ? (Object) (-0.0) : (Object) Long.parseLong(digits);
        }
        return Double.parseDouble(digits);
    }

    private @Nullable Object word() {
        int start = next;
        while (next < text.length() && Character.isLetter(text.charAt(next))) {
            next++;
        }
        String word = text.substring(start, next);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (word.equals("null")) {
            return null;
        }
        if (python && (word.equals("NaN") || word.equals("Infinity"))) {
            return word.equals("NaN") ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        next = start;
        throw wrong("a JSON value must stand here");
    }

    private char peek() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() ? text.charAt(next) : 0;
    }

    private boolean take(char c) {
        boolean there = peek() == c;
        next += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw wrong("'" + c + "' must stand here");
        }
    }

    private NotationException wrong(String problem) {
        return NotationException.at(text, Math.min(next, text.length()), problem);
    }
}
