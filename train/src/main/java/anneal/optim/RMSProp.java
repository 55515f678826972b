package anneal.optim;

import anneal.describe.About;

/**
 * RMSProp: gradients divided by a running mean of their size.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * s = alpha * s + (1 - alpha) * g^2
 * a = alpha * a + (1 - alpha) * g              centered only
 * d = g / (sqrt(s) + eps)                      centered:  d = g / (sqrt(s - a^2) + eps)
 * b = momentum * b + d                         without momentum  b = d
 * w = w - eta * b
 * }</pre>
 *
 * @param alpha share of the running means that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @param momentum share of the last step that is kept, at least 0
 * @param centered whether to divide by the deviation instead of the root mean square
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.RMSprop.html">torch.optim.RMSprop</a>;
 *     Tieleman and Hinton, Neural networks for machine learning, 2012, lecture 6.5; centered after Graves, Generating
 *     sequences with recurrent neural networks, 2013, equations 38 to 45 (where eps stands under the root)
 */
@About("gradients divided by a running mean of their size")
public record RMSProp(double alpha, double eps, double weightDecay, double momentum, boolean centered)
        implements Optimizer {

    public RMSProp {
        Settings.share("alpha", alpha);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.notNegative("momentum", momentum);
    }

    /** {@code alpha = 0.99}, {@code eps = 1e-8}, no weight decay, no momentum, not centered. */
    public RMSProp() {
        this(0.99, 1e-8, 0, 0, false);
    }

    public RMSProp withAlpha(double alpha) {
        return new RMSProp(alpha, eps, weightDecay, momentum, centered);
    }

    public RMSProp withEps(double eps) {
        return new RMSProp(alpha, eps, weightDecay, momentum, centered);
    }

    public RMSProp withWeightDecay(double weightDecay) {
        return new RMSProp(alpha, eps, weightDecay, momentum, centered);
    }

    public RMSProp withMomentum(double momentum) {
        return new RMSProp(alpha, eps, weightDecay, momentum, centered);
    }

    /** The same rule, divided by the deviation. */
    public RMSProp withCentered() {
        return new RMSProp(alpha, eps, weightDecay, momentum, true);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        int quantities = 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0);
        return Elementwise.of(this, Chunks.of(weights, crew, quantities), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
        Chunk s = m[0];
        Decay.apply(weightDecay, w, g);
        s.mixProduct(alpha, 1 - alpha, g, g);
        Chunk squares = centered ? variance(s, g, m) : s;
        if (momentum > 0) {
            Chunk b = m[centered ? 2 : 1];
            b.scale(momentum, 0);
            b.descend(-1, g, squares, 1, eps);
            w.mix(1, -eta, b);
        } else {
            w.descend(eta, g, squares, 1, eps);
        }
    }

    /** {@code s - a^2}; what rounding makes less than nothing of is 0. */
    private Chunk variance(Chunk s, Chunk g, Chunk[] m) {
        Chunk a = m[1];
        Chunk variance = m[m.length - 1];
        a.mix(alpha, 1 - alpha, g);
        variance.set(s);
        variance.mixProduct(1, -1, a, a);
        variance.raise(0);
        return variance;
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
