package anneal.optim;

/** A gradient whose numbers are there already, all of them one part. */
public record Known(double... numbers) implements Gradient {

    @Override
    public void addTo(Vector target, double keep, double take) {
        target.blend(keep, take, new Doubles(numbers));
    }

    @Override
    public void give(int shard, Taker taker) {
        if (shard == 0) {
            taker.take(new Doubles(numbers), 0, numbers.length, 0);
        }
    }
}
