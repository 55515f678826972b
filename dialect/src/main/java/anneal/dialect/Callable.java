package anneal.dialect;

import java.util.List;
import java.util.Map;

/** Whatever can be called: a lambda, a built-in function, a class or function of a library. */
@FunctionalInterface
interface Callable {

    /** The value of a call with positional and named arguments. */
    Object call(List<Object> places, Map<String, Object> names);

    /** The value of a call with positional arguments alone. */
    default Object call(Object... places) {
        return call(List.of(places), Map.of());
    }
}
