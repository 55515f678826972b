package anneal.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code [value for name in items if condition]}.
 *
 * @param items what is gone through
 * @param slot the name's
 * @param scope the variables around it and the name
 * @param condition which items count
 * @param value of each
 * @param work what each item counts for
 */
record Comprehension(Code items, int slot, Scope scope, Code condition, Code value, Work work) implements Code {

    @Override
    public List<Object> run(Object[] slots) {
        Object[] own = Arrays.copyOf(slots, Math.max(slots.length, scope.size()));
        List<Object> values = new ArrayList<>();
        for (Object item : Values.items(items.run(slots))) {
            work.spend(1);
            own[slot] = item;
            if (Values.truth(condition.run(own))) {
                values.add(value.run(own));
            }
        }
        return values;
    }
}
