package anneal.net;

import anneal.optim.Gradient;
import anneal.optim.Memory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a layer's weights that are updated in one go.
 *
 * @param from the first row
 * @param to the row behind the last
 * @param group what they are updated at
 * @param memory what the update rule remembers of them; null under a rule that must see more than a range of rows
 */
record Piece(int from, int to, Group group, @Nullable Memory memory) {

    int rows() {
        return to - from;
    }

    void update(Gradient gradient) {
        if (!group.frozen()) {
            Objects.requireNonNull(memory).update(gradient, group.eta());
        }
    }
}
