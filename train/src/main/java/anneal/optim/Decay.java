package anneal.optim;

/** Weight decay of rules that offer both kinds. */
final class Decay {
    private Decay() {}

    /** Takes a share of the weights away if decoupled, else adds it to the gradient. */
    static void apply(boolean decoupled, double weightDecay, double eta, Chunk w, Chunk g) {
        if (weightDecay == 0) {
            return;
        }
        if (decoupled) {
            w.scale(1 - eta * weightDecay);
        } else {
            g.mix(1, weightDecay, w);
        }
    }
}
