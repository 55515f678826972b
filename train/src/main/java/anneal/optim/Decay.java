package anneal.optim;

/** Weight decay of rules that offer both kinds. */
final class Decay {
    private Decay() {}

    /** Takes a share of the weights away if decoupled, else adds it to the gradient. */
    static void apply(boolean decoupled, double weightDecay, double eta, int count, double[] w, double[] g) {
        if (weightDecay == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (decoupled) {
                w[i] *= 1 - eta * weightDecay;
            } else {
                g[i] += weightDecay * w[i];
            }
        }
    }
}
