package anneal.dialect;

/**
 * A number of Keras or JAX. It divides by zero without complaint, and a plain Python number beside it takes its precision.
 *
 * @param value rounded to single precision where it is no integer and {@code single}
 * @param single whether floats have 32 bits, as by default, or 64
 * @param whole whether it is an integer; division and floats make a float of it
 */
record Tensor(double value, boolean single, boolean whole) {

    Tensor {
        value = single && !whole ? (float) value : value;
    }

    /** A float tensor of the same precision. */
    Tensor with(double newValue) {
        return new Tensor(newValue, single, false);
    }

    static Tensor apply(String op, Object a, Object b) {
        boolean single = a instanceof Tensor tensor ? tensor.single : b instanceof Tensor other && other.single;
        boolean whole = isWhole(a) && isWhole(b) && !op.equals("/");
        double x = new Tensor(Values.real(a), single, isWhole(a) && whole).value;
        double y = new Tensor(Values.real(b), single, isWhole(b) && whole).value;
        double result = switch (op) {
            case "+" -> x + y;
            case "-" -> x - y;
            case "*" -> x * y;
            case "/" -> x / y;
            case "//" -> Math.floor(x / y);
            case "%" -> Arithmetic.modulo(x, y);
            default -> Libm.pow(x, y);
        };
        return new Tensor(result, single, whole);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Tensor tensor ? tensor.whole : Values.isInteger(value);
    }
}
