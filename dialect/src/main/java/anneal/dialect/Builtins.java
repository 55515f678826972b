package anneal.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of Python and of its module math that a pasted expression may use. */
final class Builtins {
    /** Python's own. */
    static final Map<String, Object> PYTHON = python();

    /** Those of math, which numpy, torch and JAX have, too. */
    static final Map<String, Object> MATH = math();

    private static final Set<String> MATH_MODULES = Set.of("math", "np", "numpy", "torch", "jnp", "ops", "onp");

    private Builtins() {}

    /** A name of Python, or of a module of mathematics. */
    static @Nullable Object value(@Nullable String module, String name) {
        if (module == null) {
            return PYTHON.get(name);
        }
        String last = module.substring(module.lastIndexOf('.') + 1);
        return MATH_MODULES.contains(last) ? MATH.get(name) : null;
    }

    private static Map<String, Object> python() {
        Map<String, Object> all = new HashMap<>();
        all.put("abs", one(value -> Values.compares("<", real(value), 0L) ? Arithmetic.negative(value) : value));
        all.put("min", (Callable) (places, names) -> extreme("<", "min", places));
        all.put("max", (Callable) (places, names) -> extreme(">", "max", places));
        all.put("int", one(Builtins::truncated));
        all.put("float", one(Builtins::real64));
        all.put("bool", one(Values::truth));
        all.put("str", one(Values::text));
        all.put("round", (Callable) (places, names) -> round(places));
        all.put("len", one(value -> (long) Values.size(value)));
        all.put("sum", (Callable) (places, names) -> {
            Object sum = places.size() > 1 ? places.get(1) : 0L;
            for (Object item : Values.items(at(places, 0, "sum"))) {
                sum = Arithmetic.apply("+", sum, item);
            }
            return sum;
        });
        all.put("range", (Callable) (places, names) -> range(places));
        all.put("pow", (Callable) (places, names) -> places.size() == 3
                ? modularPower(places)
                : Arithmetic.apply("**", at(places, 0, "pow"), at(places, 1, "pow")));
        all.put("divmod", (Callable) (places, names) -> new Tuple(List.of(
                Arithmetic.apply("//", at(places, 0, "divmod"), at(places, 1, "divmod")),
                Arithmetic.apply("%", places.get(0), places.get(1)))));
        all.put("list", one(value -> new ArrayList<>(Values.items(value))));
        all.put("tuple", one(value -> new Tuple(Values.items(value))));
        all.put("dict", (Callable) (places, names) -> new LinkedHashMap<Object, Object>(names));
        all.put("sorted", one(Builtins::sorted));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Object> math() {
        Map<String, Object> all = new HashMap<>();
        all.put("pi", Math.PI);
        all.put("e", Math.E);
        all.put("tau", 2 * Math.PI);
        all.put("inf", Double.POSITIVE_INFINITY);
        all.put("nan", Double.NaN);
        put(all, "sin", Libm::sin);
        put(all, "cos", Libm::cos);
        put(all, "tan", StrictMath::tan);
        put(all, "asin", StrictMath::asin);
        put(all, "acos", StrictMath::acos);
        put(all, "atan", StrictMath::atan);
        put(all, "sinh", StrictMath::sinh);
        put(all, "cosh", StrictMath::cosh);
        put(all, "tanh", StrictMath::tanh);
        put(all, "exp", Libm::exp);
        put(all, "expm1", StrictMath::expm1);
        put(all, "log1p", StrictMath::log1p);
        put(all, "log2", x -> Math.getExponent(x) + Libm.log(x / Math.scalb(1.0, Math.getExponent(x))) / Libm.log(2));
        put(all, "log10", StrictMath::log10);
        put(all, "sqrt", Math::sqrt);
        put(all, "fabs", Math::abs);
        put(all, "radians", x -> x * (Math.PI / 180));
        put(all, "degrees", x -> x * (180 / Math.PI));
        Callable log = real(Libm::log);
        all.put("log", (Callable) (places, names) -> {
            Object value = log.call(at(places, 0, "log"));
            return places.size() == 1 ? value : Arithmetic.apply("/", value, log.call(places.get(1)));
        });
        all.put("floor", one(value -> whole(value, RoundingMode.FLOOR)));
        all.put("ceil", one(value -> whole(value, RoundingMode.CEILING)));
        all.put("trunc", one(value -> whole(value, RoundingMode.DOWN)));
        all.put("pow", (Callable) (places, names) -> power(at(places, 0, "pow"), at(places, 1, "pow")));
        all.put("atan2", two((y, x) -> StrictMath.atan2(y, x)));
        all.put("hypot", two((x, y) -> StrictMath.hypot(x, y)));
        all.put("fmod", two((x, y) -> x % y));
        all.put("copysign", two(Math::copySign));
        all.put("isclose", (Callable) (places, names) -> {
            double a = Values.real(at(places, 0, "isclose"));
            double b = Values.real(at(places, 1, "isclose"));
            double relative = Values.real(names.getOrDefault("rel_tol", 1e-9));
            double absolute = Values.real(names.getOrDefault("abs_tol", 0.0));
            return a == b || Math.abs(a - b) <= Math.max(relative * Math.max(Math.abs(a), Math.abs(b)), absolute);
        });
        all.put("gcd", (Callable) (places, names) ->
                Values.integer(Values.big(at(places, 0, "gcd")).gcd(Values.big(at(places, 1, "gcd")))));
        all.put("factorial", one(value -> {
            Object product = 1L;
            if (Values.whole(value) < 0) {
                throw PythonException.value("factorial() not defined for negative values");
            }
            for (long i = 2; i <= Values.whole(value); i++) {
                product = Arithmetic.apply("*", product, i);
            }
            return product;
        }));
        for (String name : List.of("abs", "min", "max")) {
            all.put(name, PYTHON.get(name));
        }
        all.put("minimum", PYTHON.get("min"));
        all.put("maximum", PYTHON.get("max"));
        return Collections.unmodifiableMap(all);
    }

    /** A function of one argument. */
    static Callable one(java.util.function.UnaryOperator<Object> function) {
        return (places, names) -> {
            if (places.size() != 1 || !names.isEmpty()) {
                throw PythonException.type(
                        "a function of one argument was given " + (places.size() + names.size()) + " arguments");
            }
            return function.apply(places.get(0));
        };
    }

    private static Callable two(DoubleBinaryOperator function) {
        return (places, names) -> function.applyAsDouble(
                Values.real(at(places, 0, "the function")), Values.real(at(places, 1, "the function")));
    }

    private static Object modularPower(List<Object> places) {
        BigInteger modulus = Values.big(places.get(2));
        BigInteger exponent = Values.big(places.get(1));
        if (modulus.signum() <= 0 || exponent.signum() < 0) {
            throw PythonException.value("pow() takes a positive third argument and a second of at least 0 here");
        }
        return Values.integer(Values.big(places.get(0)).modPow(exponent, modulus));
    }

    static Object at(List<Object> places, int index, String name) {
        if (index >= places.size()) {
            throw PythonException.type(name + " expected at least " + (index + 1) + " arguments, got " + places.size());
        }
        return places.get(index);
    }

    private static void put(Map<String, Object> all, String name, DoubleUnaryOperator function) {
        all.put(name, real(function));
    }

    /** A function of math: an error where C's sets errno; none for a tensor. */
    private static Callable real(DoubleUnaryOperator function) {
        return one(value -> {
            if (value instanceof Tensor tensor) {
                return tensor.with(function.applyAsDouble(tensor.value()));
            }
            if (!Values.isNumber(value)) {
                throw PythonException.type("must be real number, not " + Values.type(value));
            }
            double argument = Values.real(value);
            double result = function.applyAsDouble(argument);
            boolean pole = result == Double.NEGATIVE_INFINITY && argument == 0;
            if (pole || (Double.isNaN(result) && !Double.isNaN(argument))) {
                throw PythonException.value("math domain error");
            }
            if (Double.isInfinite(result) && Double.isFinite(argument)) {
                throw new PythonException("OverflowError", "math range error");
            }
            return result;
        });
    }

    private static Object real(Object value) {
        return value instanceof Tensor ? (Object) Values.real(value) : value;
    }

    private static Object power(Object a, Object b) {
        if (a instanceof Tensor || b instanceof Tensor) {
            return Arithmetic.apply("**", a, b);
        }
        double x = Values.real(a);
        double y = Values.real(b);
        double power = Libm.pow(x, y);
        boolean pole = x == 0 && y < 0 && Double.isFinite(y);
        if (pole || (Double.isNaN(power) && !Double.isNaN(x) && !Double.isNaN(y))) {
            throw PythonException.value("math domain error");
        }
        if (Double.isInfinite(power) && Double.isFinite(x) && Double.isFinite(y)) {
            throw new PythonException("OverflowError", "math range error");
        }
        return power;
    }

    private static Object extreme(String op, String name, List<Object> places) {
        List<Object> items = places.size() == 1 ? Values.items(places.get(0)) : places;
        if (items.isEmpty()) {
            throw PythonException.value(name + "() arg is an empty sequence");
        }
        Object best = items.get(0);
        for (Object item : items.subList(1, items.size())) {
            best = Values.compares(op, real(item), real(best)) ? item : best;
        }
        return best;
    }

    private static Object real64(Object value) {
        if (value instanceof String string) {
            String digits = string.strip().replace("_", "");
            if (!digits.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
                throw PythonException.value("could not convert string to float: " + Values.repr(value));
            }
            return Double.parseDouble(digits);
        }
        return value instanceof Tensor ? value : (Object) Values.real(value);
    }

    private static Object truncated(Object value) {
        if (value instanceof String string) {
            try {
                return Values.integer(new BigInteger(string.strip().replace("_", "")));
            } catch (NumberFormatException e) {
                throw PythonException.value("invalid literal for int() with base 10: '" + string + "'");
            }
        }
        if (!Values.isNumber(value) && !(value instanceof Tensor)) {
            throw PythonException.type("int() argument must be a string, a bytes-like object or a real number, not '"
                    + Values.type(value) + "'");
        }
        return whole(real(value), RoundingMode.DOWN);
    }

    private static Object whole(Object value, RoundingMode mode) {
        if (Values.isInteger(value)) {
            return Values.integer(Values.big(value));
        }
        double number = Values.real(value);
        if (value instanceof Tensor tensor) {
            return tensor.with(mode == RoundingMode.FLOOR ? Math.floor(number) : Math.ceil(number));
        }
        if (Double.isNaN(number)) {
            throw PythonException.value("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(number)) {
            throw new PythonException("OverflowError", "cannot convert float infinity to integer");
        }
        return Values.integer(new BigDecimal(number).setScale(0, mode).toBigInteger());
    }

    private static Object round(List<Object> places) {
        Object value = at(places, 0, "round");
        if (places.size() == 1 || places.get(1) == None.NONE) {
            return whole(real(value), RoundingMode.HALF_EVEN);
        }
        long digits = Math.max(-400, Math.min(400, Values.whole(places.get(1))));
        double number = Values.real(value);
        if ((Values.isInteger(value) && digits >= 0) || !Double.isFinite(number)) {
            return value;
        }
        BigDecimal rounded = new BigDecimal(number).setScale((int) digits, RoundingMode.HALF_EVEN);
        return Values.isInteger(value) ? Values.integer(rounded.toBigInteger()) : (Object) rounded.doubleValue();
    }

    private static Object range(List<Object> places) {
        long first = Values.whole(at(places, 0, "range"));
        long from = places.size() == 1 ? 0 : first;
        long to = places.size() == 1 ? first : Values.whole(places.get(1));
        long step = places.size() < 3 ? 1 : Values.whole(places.get(2));
        if (step == 0) {
            throw PythonException.value("range() arg 3 must not be zero");
        }
        Arithmetic.shorter(Math.max(0, (long) Math.ceil(((double) to - from) / step)));
        List<Object> items = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            items.add(i);
        }
        return items;
    }

    static List<Object> sorted(Object value) {
        List<Object> items = new ArrayList<>(Values.items(value));
        items.sort((a, b) -> Values.compares("<", a, b) ? -1 : Values.compares(">", a, b) ? 1 : 0);
        return items;
    }
}
