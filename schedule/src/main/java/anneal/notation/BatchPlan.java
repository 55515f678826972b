package anneal.notation;

import anneal.notation.Node.Quantity;
import anneal.schedule.Batches;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the size of batches changes during a run, as it was written: {@code 256, 512 from 1000, 1024 from 5e6samples}. A
 * size is the samples of an update, those of accumulated gradients included. It begins at the given update, or at the
 * first one before which so many samples, tokens or epochs have been seen.
 *
 * <p>{@code BatchPlan.parse(plan.toString()).equals(plan)}.
 */
public final class BatchPlan {
    private final List<Stage> stages;

    BatchPlan(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    /** A size and where it begins; the first one begins at the start. */
    record Stage(long size, @Nullable Quantity from, Mark mark) {
        @Override
        public String toString() {
            return Numbers.text(BigDecimal.valueOf(size)) + (from == null ? "" : " from " + from);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws NotationException if the text is no such plan; the message says where and why
     */
    public static BatchPlan parse(String text) {
        return Parser.batches(text);
    }

    /**
     * The clock of a run with these batches.
     *
     * @param samplesPerEpoch training examples in one pass over the training set; 0 if not known
     * @param tokensPerSample tokens of an example; 0 if not known
     * @throws NotationException if a size is not above 0, a change is not after the one before it, or a unit needs what is
     *     not known
     */
    public Clock clock(long samplesPerEpoch, long tokensPerSample) {
        List<Long> sizes = new ArrayList<>();
        List<Long> at = new ArrayList<>();
        for (Stage stage : stages) {
            try {
                if (stage.from != null) {
                    Clock soFar = Clock.changing(new Batches(sizes, at), samplesPerEpoch, tokensPerSample);
                    at.add(soFar.updates(stage.from.amount(), stage.from.unit()));
                }
                sizes.add(stage.size);
                new Batches(sizes, at);
            } catch (IllegalArgumentException e) {
                throw NotationException.at(stage.mark, String.valueOf(e.getMessage()));
            }
        }
        return Clock.changing(new Batches(sizes, at), samplesPerEpoch, tokensPerSample);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BatchPlan plan && stages.equals(plan.stages);
    }

    @Override
    public int hashCode() {
        return stages.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return stages.stream().map(Stage::toString).collect(Collectors.joining(", "));
    }
}
