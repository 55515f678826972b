package anneal.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * How many samples each update learns from, where that changes during the run: {@code sizes[0]} until update
 * {@code at[0]}, {@code sizes[1]} from then until update {@code at[1]}, and so on. With gradient accumulation a size
 * counts all samples of an update.
 *
 * @param sizes samples per update, each at least 1
 * @param at the updates at which the next size begins, strictly increasing from 1, one fewer than the sizes
 */
public record Batches(List<Long> sizes, List<Long> at) {

    public Batches {
        sizes = List.copyOf(sizes);
        at = List.copyOf(at);
        Require.that(!sizes.isEmpty(), "sizes must not be empty", sizes);
        for (long size : sizes) {
            Require.atLeastOne("each of sizes", size);
        }
        if (!at.isEmpty()) {
            Require.increasing("at", at);
        }
        Require.that(at.size() == sizes.size() - 1, "at must be one shorter than sizes " + sizes, at);
    }

    /** Batches of one size. */
    public static Batches of(long size) {
        return new Batches(List.of(size), List.of());
    }

    /** These batches, and from update {@code update} on batches of another size. */
    public Batches then(long update, long size) {
        List<Long> longer = new ArrayList<>(sizes);
        List<Long> later = new ArrayList<>(at);
        longer.add(size);
        later.add(update);
        return new Batches(longer, later);
    }

    /** The samples of the update with index {@code update}. */
    public long size(long update) {
        Require.step(update);
        return sizes.get(Places.reached(at, update));
    }

    /** The samples seen before the update with index {@code update}; {@link Long#MAX_VALUE} if they do not fit a long. */
    public long samples(long update) {
        return samples(sizes, at, update);
    }

    /** The same without making a value, for schedules that are asked at every update. */
    static long samples(List<Long> sizes, List<Long> at, long update) {
        Require.step(update);
        long seen = 0;
        long start = 0;
        int stage = 0;
        while (stage < at.size() && update > at.get(stage)) {
            long next = at.get(stage);
            seen = Change.plus(seen, Change.times(next - start, sizes.get(stage)));
            start = next;
            stage++;
        }
        return Change.plus(seen, Change.times(update - start, sizes.get(stage)));
    }

    /** The fewest updates that see at least so many samples. */
    public long updates(long samples) {
        Require.that(samples >= 0, "samples must be >= 0", samples);
        long seen = 0;
        long start = 0;
        for (int stage = 0; stage < at.size(); stage++) {
            long next = Change.plus(seen, Change.times(at.get(stage) - start, sizes.get(stage)));
            if (next >= samples) {
                break;
            }
            seen = next;
            start = at.get(stage);
        }
        long size = size(start);
        long rest = samples - seen;
        return start + rest / size + (rest % size == 0 ? 0 : 1);
    }

    /** These batches from the update with index {@code update} on, which becomes update 0. */
    public Batches from(long update) {
        int stage = Places.reached(at, update);
        List<Long> rest = at.subList(stage, at.size());
        return new Batches(
                sizes.subList(stage, sizes.size()),
                rest.stream().map(next -> next - update).toList());
    }
}
