package anneal.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Python's arithmetic: what each operator does to each pair of types, and what it says when it cannot. */
final class Arithmetic {
    private static final int LARGEST_INTEGER_BITS = 1 << 12;
    private static final int LONGEST_SEQUENCE = 100_000;
    private static final long EXACT = 1L << 53;

    private Arithmetic() {}

    /** {@code a op b} for one of {@code + - * / // % **}. */
    static Object apply(String op, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return real(op, x, y);
        }
        if (a instanceof Tensor || b instanceof Tensor) {
            return Tensor.apply(op, a, b);
        }
        if (Values.isInteger(a) && Values.isInteger(b)) {
            return integer(op, a, b);
        }
        if (Values.isNumber(a) && Values.isNumber(b)) {
            return real(op, Values.real(a), Values.real(b));
        }
        return sequence(op, a, b);
    }

    static Object negative(Object value) {
        if (value instanceof Double number) {
            return -number;
        }
        if (value instanceof Tensor tensor) {
            return tensor.with(-tensor.value());
        }
        if (Values.isInteger(value)) {
            return integer("-", 0L, value);
        }
        throw PythonException.type("bad operand type for unary -: '" + Values.type(value) + "'");
    }

    private static Object real(String op, double a, double b) {
        return switch (op) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / divisor(b, "float division by zero");
            case "//" -> floor(a, divisor(b, "float floor division by zero"));
            case "%" -> modulo(a, divisor(b, "float modulo"));
            default -> power(a, b);
        };
    }

    private static double divisor(double b, String otherwise) {
        if (b == 0) {
            throw PythonException.division(otherwise);
        }
        return b;
    }

    static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return rest < 0 == b < 0 ? rest : rest + b;
    }

    static double floor(double a, double b) {
        double quotient = (a - modulo(a, b)) / b;
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double a, double b) {
        if (a == 0 && b < 0) {
            throw PythonException.division("0.0 cannot be raised to a negative power");
        }
        if (a < 0 && Double.isFinite(a) && Double.isFinite(b) && b != Math.rint(b)) {
            throw PythonException.type("float() argument must be a string or a real number, not 'complex'");
        }
        double power = Libm.pow(a, b);
        if (Double.isInfinite(power) && Double.isFinite(a) && Double.isFinite(b)) {
            throw new PythonException("OverflowError", "(34, 'Numerical result out of range')");
        }
        return power;
    }

    private static Object integer(String op, Object a, Object b) {
        if (op.equals("/")) {
            return quotient(a, b);
        }
        if (op.equals("**")) {
            return power(a, b);
        }
        if ((op.equals("//") || op.equals("%")) && Values.big(b).signum() == 0) {
            throw PythonException.division(
                    op.equals("%") ? "integer modulo by zero" : "integer division or modulo by zero");
        }
        boolean large = a instanceof BigInteger || b instanceof BigInteger;
        if (!large) {
            long x = Values.whole(a);
            long y = Values.whole(b);
            try {
                return switch (op) {
                    case "+" -> Math.addExact(x, y);
                    case "-" -> Math.subtractExact(x, y);
                    case "*" -> Math.multiplyExact(x, y);
                    case "//" -> Math.floorDiv(x, y);
                    default -> Math.floorMod(x, y);
                };
            } catch (ArithmeticException e) {
                return large(op, Values.big(a), Values.big(b));
            }
        }
        return large(op, Values.big(a), Values.big(b));
    }

    private static Object large(String op, BigInteger a, BigInteger b) {
        return checked(
                switch (op) {
                    case "+" -> a.add(b);
                    case "-" -> a.subtract(b);
                    case "*" -> a.multiply(b);
                    case "//" -> a.subtract(modulo(a, b)).divide(b);
                    default -> modulo(a, b);
                });
    }

    private static BigInteger modulo(BigInteger a, BigInteger b) {
        BigInteger rest = a.remainder(b);
        return rest.signum() * b.signum() < 0 ? rest.add(b) : rest;
    }

    private static Object checked(BigInteger value) {
        if (value.bitLength() > LARGEST_INTEGER_BITS) {
            throw new PythonException(
                    "OverflowError", "an integer must have at most " + LARGEST_INTEGER_BITS + " bits here");
        }
        return Values.integer(value);
    }

    private static Object quotient(Object a, Object b) {
        BigInteger divisor = Values.big(b);
        if (divisor.signum() == 0) {
            throw PythonException.division("division by zero");
        }
        if (a instanceof Long x && b instanceof Long y && Math.abs(x) < EXACT && Math.abs(y) < EXACT) {
            return (double) x / (double) y;
        }
        double exact = new BigDecimal(Values.big(a))
                .divide(new BigDecimal(divisor), MathContext.DECIMAL128)
                .doubleValue();
        if (Double.isInfinite(exact)) {
            throw new PythonException("OverflowError", "integer division result too large for a float");
        }
        return exact;
    }

    private static Object power(Object a, Object b) {
        BigInteger base = Values.big(a);
        BigInteger exponent = Values.big(b);
        if (exponent.signum() < 0) {
            return power(Values.real(a), Values.real(b));
        }
        if (base.bitLength() <= 1 && base.abs().bitLength() <= 1) {
            boolean odd = exponent.testBit(0);
            return exponent.signum() == 0 ? (Object) 1L : (Object) (base.longValue() * (odd ? 1 : base.longValue()));
        }
        if (exponent.bitLength() > 20 || (long) base.bitLength() * exponent.intValue() > 2L * LARGEST_INTEGER_BITS) {
            return checked(BigInteger.ONE.shiftLeft(LARGEST_INTEGER_BITS + 1));
        }
        return checked(base.pow(exponent.intValue()));
    }

    private static Object sequence(String op, Object a, Object b) {
        if (op.equals("+") && a instanceof String x && b instanceof String y) {
            return shorter(x.length() + y.length()) ? x + y : "";
        }
        if (op.equals("+") && a instanceof List<?> x && b instanceof List<?> y && shorter(x.size() + y.size())) {
            List<Object> joined = new ArrayList<>(x);
            joined.addAll(y);
            return joined;
        }
        if (op.equals("*") && (isSequence(a) || isSequence(b))) {
            Object times = isSequence(a) ? b : a;
            if (!Values.isInteger(times)) {
                throw PythonException.type("can't multiply sequence by non-int of type '" + Values.type(times) + "'");
            }
            return repeated(isSequence(a) ? a : b, Math.max(0, Values.whole(times)));
        }
        throw PythonException.type("unsupported operand type(s) for " + (op.equals("**") ? "** or pow()" : op) + ": '"
                + Values.type(a) + "' and '" + Values.type(b) + "'");
    }

    private static boolean isSequence(Object value) {
        return value instanceof String || value instanceof List || value instanceof Tuple;
    }

    private static Object repeated(Object sequence, long times) {
        shorter(Values.size(sequence) * Math.min(times, LONGEST_SEQUENCE + 1L));
        int count = Values.size(sequence) == 0 ? 0 : (int) times;
        if (sequence instanceof String string) {
            return string.repeat(count);
        }
        List<Object> repeated = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            repeated.addAll(Values.items(sequence));
        }
        return sequence instanceof Tuple ? new Tuple(repeated) : repeated;
    }

    static boolean shorter(long length) {
        if (length > LONGEST_SEQUENCE) {
            throw new PythonException(
                    "MemoryError", "a sequence must have at most " + LONGEST_SEQUENCE + " items here");
        }
        return true;
    }
}
