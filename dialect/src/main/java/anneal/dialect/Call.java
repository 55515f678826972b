package anneal.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code target(a, *b, name=c, **d)}.
 *
 * @param target what is called
 * @param places the arguments by place
 * @param named those by name
 * @param spread those behind {@code **}
 * @param work what the call counts for
 */
record Call(Code target, List<Place> places, Map<String, Code> named, List<Code> spread, Work work) implements Code {

    /** An argument by place, or as many as it has items, behind {@code *}. */
    record Place(Code value, boolean spread) {}

    @Override
    public Object run(Object[] slots) {
        Object callee = target.run(slots);
        if (!(callee instanceof Callable callable)) {
            throw PythonException.type("'" + Values.type(callee) + "' object is not callable");
        }
        work.spend(1);
        return callable.call(given(slots), names(slots));
    }

    private List<Object> given(Object[] slots) {
        List<Object> given = new ArrayList<>(places.size());
        for (Place place : places) {
            Object value = place.value.run(slots);
            if (place.spread) {
                given.addAll(Values.items(value));
            } else {
                given.add(value);
            }
        }
        return given;
    }

    private Map<String, Object> names(Object[] slots) {
        if (named.isEmpty() && spread.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> names = new LinkedHashMap<>();
        named.forEach((name, code) -> names.put(name, code.run(slots)));
        for (Code code : spread) {
            if (!(code.run(slots) instanceof Map<?, ?> map)) {
                throw PythonException.type("argument after ** must be a mapping");
            }
            map.forEach((name, value) -> names.put(Values.text(name), value));
        }
        return names;
    }
}
