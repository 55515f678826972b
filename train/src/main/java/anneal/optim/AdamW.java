package anneal.optim;

import anneal.describe.About;

/**
 * Adam with weight decay apart from the gradient, so that it is not divided by the gradient's size.
 *
 * <pre>{@code
 * w = w - eta * weightDecay * w
 * w = w - eta * (Adam's step without weight decay)
 * }</pre>
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @param amsgrad whether to divide by the largest mean square so far
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, 2019, algorithm 2</a>, in the form of
 *     <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html">torch.optim.AdamW</a>, whose decay
 *     is multiplied by the rate
 */
@About("Adam with weight decay apart from the gradient")
public record AdamW(double beta1, double beta2, double eps, double weightDecay, boolean amsgrad) implements Optimizer {

    public AdamW {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, {@code weightDecay = 0.01}, no amsgrad. */
    public AdamW() {
        this(0.9, 0.999, 1e-8, 0.01, false);
    }

    public AdamW withBetas(double beta1, double beta2) {
        return new AdamW(beta1, beta2, eps, weightDecay, amsgrad);
    }

    public AdamW withEps(double eps) {
        return new AdamW(beta1, beta2, eps, weightDecay, amsgrad);
    }

    public AdamW withWeightDecay(double weightDecay) {
        return new AdamW(beta1, beta2, eps, weightDecay, amsgrad);
    }

    /** The same rule, divided by the largest mean square so far. */
    public AdamW withAmsgrad() {
        return new AdamW(beta1, beta2, eps, weightDecay, true);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, amsgrad ? 3 : 2), AdamW::formula);
    }

    Elementwise.Formula formula() {
        Adam adam = new Adam(beta1, beta2, eps, 0, amsgrad);
        return (t, eta, w, g, m) -> {
            Decay.apply(true, weightDecay, eta, w, g);
            adam.descend(t, eta, w, g, m);
        };
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
