package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Gradient;
import anneal.optim.Vector;
import java.util.Arrays;
import java.util.List;

/** Gradients of several vectors, one after another, as one. */
final class JoinedGradient implements Gradient {

    /** Passes on what it is given of one of the gradients, and where it stands among all. */
    private static final class Shifting implements Taker {
        private Taker target = (numbers, from, count, at) -> {};
        private int start;

        @Override
        public void take(Vector numbers, int from, int count, int at) {
            target.take(numbers, from, count, start + at);
        }
    }

    private final List<Gradient> parts;
    private final int[] starts;
    private final Shifting[] takers = new Shifting[Crew.SHARDS];

    /**
     * Joins gradients.
     *
     * @param parts the gradients
     * @param sizes how many numbers each has
     */
    JoinedGradient(List<Gradient> parts, List<Integer> sizes) {
        this.parts = List.copyOf(parts);
        this.starts = new int[sizes.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + sizes.get(i - 1);
        }
        Arrays.setAll(takers, shard -> new Shifting());
    }

    @Override
    public void addTo(Vector target, double keep, double take) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).addTo(((Joined) target).part(i), keep, take);
        }
    }

    @Override
    public void give(int shard, Taker taker) {
        Shifting shifting = takers[shard];
        shifting.target = taker;
        for (int i = 0; i < parts.size(); i++) {
            shifting.start = starts[i];
            parts.get(i).give(shard, shifting);
        }
    }
}
