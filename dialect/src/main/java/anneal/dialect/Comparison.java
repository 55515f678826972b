package anneal.dialect;

import java.util.List;

/**
 * {@code a < b <= c}, evaluated from the left as far as it holds.
 *
 * @param first the leftmost operand
 * @param operators between the operands
 * @param others the operands behind them, as many
 */
record Comparison(Code first, List<String> operators, List<Code> others) implements Code {

    @Override
    public Object run(Object[] slots) {
        Object left = first.run(slots);
        for (int i = 0; i < others.size(); i++) {
            Object right = others.get(i).run(slots);
            if (!compare(operators.get(i), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private static boolean compare(String operator, Object a, Object b) {
        return switch (operator) {
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
                        ? Values.compares(operator, Values.real(a), Values.real(b))
                        : Values.compares(operator, a, b);
        };
    }
}
