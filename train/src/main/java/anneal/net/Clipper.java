package anneal.net;

import anneal.optim.Clip;
import anneal.optim.Vector;
import java.util.Arrays;

/** One shard's part in measuring and clipping a gradient; sums are taken in float64. */
final class Clipper {
    private static final int CHUNK = 512;

    private final double[] g = new double[CHUNK];
    private final double[] lanes = new double[CHUNK];

    /** Forgets what was measured. */
    void clear() {
        Arrays.fill(lanes, 0);
    }

    /** Measures some more numbers, by the norm that a clip looks at. */
    void measure(Vector numbers, Clip clip) {
        for (int at = 0; at < numbers.size(); at += CHUNK) {
            int count = Math.min(CHUNK, numbers.size() - at);
            numbers.read(at, g, count);
            if (clip.by() == Clip.By.LARGEST) {
                addSizes(count);
            } else {
                addSquares(count);
            }
        }
    }

    private void addSizes(int count) {
        for (int i = 0; i < count; i++) {
            lanes[i] = Math.max(lanes[i], Math.abs(g[i]));
        }
    }

    private void addSquares(int count) {
        for (int i = 0; i < count; i++) {
            lanes[i] += g[i] * g[i];
        }
    }

    /** The norm of all that these two have measured. */
    static double norm(Clipper one, Clipper other, Clip clip) {
        boolean largest = clip.by() == Clip.By.LARGEST;
        double norm = 0;
        for (int i = 0; i < CHUNK; i++) {
            norm = largest
                    ? Math.max(norm, Math.max(one.lanes[i], other.lanes[i]))
                    : norm + (one.lanes[i] + other.lanes[i]);
        }
        return largest ? norm : Math.sqrt(norm);
    }

    /** Cuts numbers off at {@code ±bound}, and multiplies them by a factor. */
    void clip(Vector numbers, double bound, double factor) {
        for (int at = 0; at < numbers.size(); at += CHUNK) {
            int count = Math.min(CHUNK, numbers.size() - at);
            numbers.read(at, g, count);
            for (int i = 0; i < count; i++) {
                g[i] = factor * Math.min(Math.max(g[i], -bound), bound);
            }
            numbers.write(at, g, count);
        }
    }
}
