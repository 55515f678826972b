package anneal.optim;

/** Weight decay of its two kinds. */
final class Decay {
    private Decay() {}

    /** Adds a share of the weights to the gradient. */
    static void apply(double weightDecay, Chunk w, Chunk g) {
        apply(false, weightDecay, 0, w, g);
    }

    /** Takes a share of the weights away if decoupled, else adds it to the gradient. */
    static void apply(boolean decoupled, double weightDecay, double eta, Chunk w, Chunk g) {
        if (weightDecay == 0) {
            return;
        }
        if (decoupled) {
            w.scale(1 - eta * weightDecay, 0);
        } else {
            g.mix(1, weightDecay, w);
        }
    }
}
