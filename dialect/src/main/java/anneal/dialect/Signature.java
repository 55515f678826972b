package anneal.dialect;

import anneal.notation.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a Python function takes. An optimizer among the arguments is ignored, wherever it stands.
 *
 * @param name as messages give it, {@code StepLR.__init__}
 * @param implicit how many arguments come first in the original and not here: self, optimizer
 * @param names of the parameters
 * @param defaults their values where they are left out; null where they must be given
 */
record Signature(String name, int implicit, List<String> names, List<@Nullable Object> defaults) {

    /** The arguments in the order of the parameters, or the TypeError that Python raises. */
    Object[] bind(List<Object> places, Map<String, Object> named) {
        List<Object> given =
                places.stream().filter(value -> !(value instanceof Optimizer)).toList();
        if (given.size() > names.size()) {
            throw tooMany(given.size());
        }
        @Nullable Object[] bound = new @Nullable Object[names.size()];
        for (int i = 0; i < given.size(); i++) {
            bound[i] = given.get(i);
        }
        named.forEach((key, value) -> {
            int index = names.indexOf(key);
            if (index < 0 && key.equals("optimizer")) {
                return;
            }
            if (index < 0) {
                throw PythonException.type(
                        name + "() got an unexpected keyword argument '" + key + "'" + Nearest.hint(key, names));
            }
            if (bound[index] != null) {
                throw PythonException.type(name + "() got multiple values for argument '" + key + "'");
            }
            bound[index] = value;
        });
        return complete(bound);
    }

    private Object[] complete(@Nullable Object[] bound) {
        Object[] complete = new Object[bound.length];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < bound.length; i++) {
            Object value = bound[i] != null ? bound[i] : defaults.get(i);
            if (value == null) {
                missing.add("'" + names.get(i) + "'");
            } else {
                complete[i] = value;
            }
        }
        if (missing.isEmpty()) {
            return complete;
        }
        int last = missing.size() - 1;
        String list = last == 0
                ? missing.get(0)
                : String.join(", ", missing.subList(0, last)) + (last > 1 ? "," : "") + " and " + missing.get(last);
        throw PythonException.type(name + "() missing " + missing.size() + " required positional argument"
                + (last > 0 ? "s" : "") + ": " + list);
    }

    private PythonException tooMany(int given) {
        int most = implicit + names.size();
        int least = implicit
                + (int) IntStream.range(0, names.size())
                        .filter(i -> defaults.get(i) == null)
                        .count();
        String takes = least == most
                ? most + " positional argument" + (most == 1 ? "" : "s")
                : "from " + least + " to " + most + " positional arguments";
        return PythonException.type(name + "() takes " + takes + " but " + (implicit + given)
                + (implicit + given == 1 ? " was given" : " were given"));
    }
}
