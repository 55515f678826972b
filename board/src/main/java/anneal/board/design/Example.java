package anneal.board.design;

import anneal.notation.Clock;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import anneal.notation.PlanForm;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schedule to begin with.
 *
 * @param name the name of its shape
 * @param about one sentence on it
 * @param text a text of it that makes sense in a run of any length
 */
record Example(String name, String about, String text) {
    private static final Clock TRIED = Clock.ofEpochs(100).withUpdates(1_000);

    /** One for every shape that can be written without knowing more than what kinds of arguments it takes. */
    static List<Example> all() {
        return PlanForm.shapes().stream()
                .map(Example::of)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Example of(PlanForm.Section shape) {
        Iterator<String> numbers = List.of("0.1", "0.01", "1", "1").iterator();
        Iterator<String> lengths = List.of("20%", "30%", "10%", "10%").iterator();
        String arguments = shape.fields().stream()
                .filter(field -> field.value().isEmpty())
                .map(field -> switch (field.kind()) {
                    case "number" -> numbers.next();
                    case "length" -> lengths.next();
                    case "lengths" -> "[50%, 75%]";
                    case "numbers" -> "[0.1, 0.01, 0.001]";
                    default -> "512";
                })
                .collect(Collectors.joining(", "));
        String call = shape.name() + "(" + arguments + ")";
        try {
            Plan.parse(call).resolve(TRIED);
            return new Example(shape.name(), shape.about(), call);
        } catch (NotationException e) {
            return null;
        }
    }
}
