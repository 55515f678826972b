package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Gradient;
import anneal.optim.Vector;

/** The gradient of some rows of a layer's weights that has been computed already. */
record Collected(Floats numbers) implements Gradient {

    @Override
    public void addTo(Vector target, double keep, double take) {
        target.blend(keep, take, numbers);
    }

    @Override
    public void give(int shard, Taker taker) {
        int first = first(shard);
        int count = first(shard + 1) - first;
        if (count > 0) {
            taker.take(numbers, first, count, first);
        }
    }

    private int first(int shard) {
        Matrix matrix = numbers.matrix();
        return matrix.rows() * shard / Crew.SHARDS * matrix.columns();
    }
}
