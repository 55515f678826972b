package anneal.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that an expression may use: variables, each with a slot, over values that are fixed. */
final class Scope {

    /** Values known by name from outside. */
    interface Names {
        /** The value of a name, which may have a module in front, or null. */
        @Nullable
        Object value(@Nullable String module, String name);

        /** Every name, to find the nearest of a mistaken one. */
        List<String> all();
    }

    private final Map<String, Integer> slots = new HashMap<>();
    private final Names names;

    Scope(Names names) {
        this.names = names;
    }

    /** A scope for a function's own variables on top of this one's. */
    Scope inner() {
        Scope inner = new Scope(names);
        inner.slots.putAll(slots);
        return inner;
    }

    /** The slot of a variable, made where there is none. */
    int slot(String name) {
        return slots.computeIfAbsent(name, absent -> slots.size());
    }

    @Nullable
    Integer find(String name) {
        return slots.get(name);
    }

    int size() {
        return slots.size();
    }

    Names names() {
        return names;
    }

    List<String> all() {
        List<String> all = new ArrayList<>(slots.keySet());
        all.addAll(names.all());
        return all;
    }
}
