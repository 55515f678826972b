package anneal.dialect;

import java.util.List;
import java.util.Map;

/**
 * {@code container[index]}.
 *
 * @param container a list, tuple, string or dictionary
 * @param index a place, negative ones from the end, or a key
 */
record Item(Code container, Code index) implements Code {

    @Override
    public Object run(Object[] slots) {
        Object from = container.run(slots);
        Object at = index.run(slots);
        return from instanceof Map<?, ?> map ? ofKey(map, at) : ofPlace(from, at);
    }

    private static Object ofKey(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        if (value == null) {
            throw new PythonException("KeyError", Values.repr(key));
        }
        return value;
    }

    private static Object ofPlace(Object container, Object index) {
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
}
