package anneal.dialect;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function without a name.
 *
 * @param names of its parameters
 * @param defaults what they are where they are left out; null where they must be given
 * @param scope its variables on top of those around it
 * @param body its value
 * @param work what its calls count for
 */
record Lambda(List<String> names, List<@Nullable Code> defaults, Scope scope, Code body, Work work) implements Code {

    /** The function, which knows the variables around it as they are now. */
    @Override
    public Callable run(Object[] slots) {
        Signature signature = new Signature("<lambda>", 0, names, values(slots));
        int[] places = names.stream().mapToInt(scope::slot).toArray();
        return (given, named) -> {
            Object[] own = Arrays.copyOf(slots, Math.max(slots.length, scope.size()));
            Object[] bound = signature.bind(given, named);
            for (int i = 0; i < places.length; i++) {
                own[places[i]] = bound[i];
            }
            work.enter();
            try {
                return body.run(own);
            } finally {
                work.leave();
            }
        };
    }

    private List<@Nullable Object> values(Object[] slots) {
        return defaults.stream()
                .<@Nullable Object>map(code -> code == null ? null : code.run(slots))
                .toList();
    }
}
