package anneal.dialect;

import anneal.notation.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Python's values as Java's: int is {@link Long} or {@link BigInteger}, float {@link Double}, bool {@link Boolean}, str
 * {@link String}, list {@link List}, dict {@link Map}, and {@link None}, {@link Tuple}, {@link Tensor}, {@link Callable}.
 */
final class Values {
    private static final int PLAIN_DIGITS = 16;
    private static final long EXACT = 1L << 53;

    private Values() {}

    /** What Python calls the value's type. */
    static String type(Object value) {
        if (isInteger(value)) {
            return value instanceof Boolean ? "bool" : "int";
        }
        if (value instanceof Scheduler scheduler) {
            return scheduler.type();
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof List) {
            return "list";
        }
        if (value instanceof Tuple) {
            return "tuple";
        }
        if (value instanceof Map) {
            return "dict";
        }
        if (value instanceof Tensor) {
            return "Array";
        }
        if (value instanceof Callable) {
            return "function";
        }
        return value == None.NONE ? "NoneType" : "SGD";
    }

    /** As str() prints it. */
    static String text(Object value) {
        return value instanceof String string ? string : repr(value);
    }

    static String repr(Object value) {
        if (value instanceof String string) {
            return "'" + string + "'";
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Double number) {
            return repr((double) number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Tuple tuple) {
            String one = tuple.items().size() == 1 ? ",)" : ")";
            return tuple.items().stream().map(Values::repr).collect(Collectors.joining(", ", "(", one));
        }
        boolean plain = isNumber(value) || value == None.NONE;
        return plain ? value.toString() : "<" + type(value) + ">";
    }

    private static String repr(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal exact = new BigDecimal(Numbers.text(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (value == 0 || (exponent >= -4 && exponent < PLAIN_DIGITS)) {
            String plain = value == 0 ? Double.toString(value) : exact.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = exact.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** Python's value of a plain Java one, such as JSON gives. */
    static Object ofPlain(@Nullable Object value) {
        if (value == null) {
            return None.NONE;
        }
        if (value instanceof Integer number) {
            return (long) number;
        }
        if (value instanceof Float number) {
            return (double) number;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::ofPlain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(ofPlain(key), ofPlain(item)));
            return copy;
        }
        if (isNumber(value) || value instanceof String || value == None.NONE) {
            return value;
        }
        throw new IllegalArgumentException("a value must be a number, text, boolean or list, but was " + value);
    }

    static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    static boolean isNumber(Object value) {
        return value instanceof Double || isInteger(value);
    }

    static boolean truth(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Tensor tensor) {
            return tensor.value() != 0;
        }
        if (isNumber(value)) {
            return real(value) != 0;
        }
        return value != None.NONE && (!isSized(value) || size(value) > 0);
    }

    /** A number as a float. */
    static double real(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Tensor tensor) {
            return tensor.value();
        }
        if (value instanceof BigInteger big) {
            double number = big.doubleValue();
            if (Double.isInfinite(number)) {
                throw new PythonException("OverflowError", "int too large to convert to float");
            }
            return number;
        }
        throw PythonException.type("float() argument must be a string or a real number, not '" + type(value) + "'");
    }

    /** An integer of any size. */
    static BigInteger big(Object value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(whole(value));
    }

    /** An integer that is used as a count or an index. */
    static long whole(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof BigInteger) {
            throw new PythonException("OverflowError", "Python int too large to convert to C ssize_t");
        }
        if (value instanceof Tensor tensor && tensor.whole()) {
            return (long) tensor.value();
        }
        throw PythonException.type("'" + type(value) + "' object cannot be interpreted as an integer");
    }

    /** An integer, as a Long where it fits. */
    static Object integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
    }

    static boolean isSized(Object value) {
        return value instanceof List || value instanceof Tuple || value instanceof Map || value instanceof String;
    }

    static int size(Object value) {
        if (value instanceof String string) {
            return string.length();
        }
        if (!isSized(value)) {
            throw PythonException.type("object of type '" + type(value) + "' has no len()");
        }
        return items(value).size();
    }

    /** What iteration over the value gives. */
    @SuppressWarnings("unchecked")
    static List<Object> items(Object value) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        if (value instanceof Map<?, ?> map) {
            return List.copyOf(map.keySet());
        }
        if (value instanceof String string) {
            return string.chars()
                    .mapToObj(c -> (Object) String.valueOf((char) c))
                    .toList();
        }
        throw PythonException.type("'" + type(value) + "' object is not iterable");
    }

    static boolean equal(Object a, Object b) {
        if (a instanceof Tensor || b instanceof Tensor) {
            return (a instanceof Tensor || isNumber(a)) && (b instanceof Tensor || isNumber(b)) && real(a) == real(b);
        }
        if (isNumber(a) && isNumber(b)) {
            return order(a, b) == 0 && !isNaN(a) && !isNaN(b);
        }
        boolean lists = a instanceof List && b instanceof List;
        if (lists || (a instanceof Tuple && b instanceof Tuple)) {
            List<Object> left = items(a);
            List<Object> right = items(b);
            for (int i = 0; i < left.size() && i < right.size(); i++) {
                if (!equal(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return left.size() == right.size();
        }
        return Objects.equals(a, b);
    }

    /** Whether {@code a op b} for one of {@code < <= > >=}. */
    static boolean compares(String op, Object a, Object b) {
        int order;
        if (isNumber(a) && isNumber(b)) {
            if (isNaN(a) || isNaN(b)) {
                return false;
            }
            order = order(a, b);
        } else if (a instanceof String x && b instanceof String y) {
            order = x.compareTo(y);
        } else {
            throw PythonException.type(
                    "'" + op + "' not supported between instances of '" + type(a) + "' and '" + type(b) + "'");
        }
        return switch (op) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static int order(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (isExact(a) && isExact(b)) {
            double x = real(a);
            double y = real(b);
            return x < y ? -1 : x > y ? 1 : 0;
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static boolean isExact(Object value) {
        return value instanceof Double
                || value instanceof Boolean
                || (value instanceof Long number && Math.abs(number) <= EXACT);
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof Double number) {
            return number.isInfinite() ? new BigDecimal(Math.copySign(1, number) + "e99999") : new BigDecimal(number);
        }
        return new BigDecimal(big(value));
    }
}
