package anneal.net;

import anneal.optim.Gradient;
import anneal.optim.Vector;

/** A gradient that has been computed already. */
final class Collected implements Gradient {
    private static final int CHUNK = 512;

    private final Vector numbers;
    private final double[] g = new double[CHUNK];
    private final double[] y = new double[CHUNK];

    Collected(Vector numbers) {
        this.numbers = numbers;
    }

    int size() {
        return numbers.size();
    }

    @Override
    public void addTo(Vector target, double keep, double take) {
        for (int at = 0; at < numbers.size(); at += CHUNK) {
            int count = Math.min(CHUNK, numbers.size() - at);
            numbers.read(at, g, count);
            target.read(at, y, count);
            for (int i = 0; i < count; i++) {
                y[i] = (keep == 0 ? 0 : keep * y[i]) + take * g[i];
            }
            target.write(at, y, count);
        }
    }
}
