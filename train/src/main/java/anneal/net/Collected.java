package anneal.net;

import anneal.optim.Chunk;
import anneal.optim.Gradient;
import anneal.optim.Vector;

/** A gradient that has been computed already. */
final class Collected implements Gradient {
    private static final int CHUNK = 512;

    private final Vector numbers;
    private final Chunk g;
    private final Chunk y;

    Collected(Vector numbers) {
        this.numbers = numbers;
        this.g = numbers.chunk(CHUNK);
        this.y = numbers.chunk(CHUNK);
    }

    int size() {
        return numbers.size();
    }

    @Override
    public void addTo(Vector target, double keep, double take) {
        for (int at = 0; at < numbers.size(); at += CHUNK) {
            int count = Math.min(CHUNK, numbers.size() - at);
            g.read(numbers, at, count);
            g.scale(take, 0);
            if (keep != 0) {
                y.read(target, at, count);
                g.mix(1, keep, y);
            }
            g.write(target, at, count);
        }
    }
}
