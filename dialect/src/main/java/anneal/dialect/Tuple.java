package anneal.dialect;

import java.util.List;

/** Python's tuple; a list is a {@link List}. */
record Tuple(List<Object> items) {
    Tuple {
        items = List.copyOf(items);
    }
}
