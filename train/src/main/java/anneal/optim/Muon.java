package anneal.optim;

import anneal.describe.About;
import java.util.List;
import java.util.Locale;

/**
 * Muon, for matrices: momentum whose step is made nearly orthogonal, so that all directions in a matrix are learned at the
 * same pace.
 *
 * <pre>{@code
 * b = momentum * b + (1 - momentum) * g
 * u = b                                        with nesterov  u = (1 - momentum) * g + momentum * b
 * x = u / max(|u|, eps)
 * x = 3.4445 x - 4.775 (x x') x + 2.0315 (x x')^2 x            nsSteps times
 * w = w - eta * weightDecay * w
 * w = w - eta * f * x                          f = sqrt(max(1, rows / columns)), or 0.2 sqrt(max(rows, columns))
 * }</pre>
 *
 * <p>{@code x'} is the transposed matrix and {@code rows x columns} is {@code outputs x inputs}. What is no matrix, such as
 * a layer's biases, is updated by {@link AdamW} at the same rate, with its default settings. PyTorch computes {@code x} in
 * bfloat16, this in float64.
 *
 * @param momentum share of the mean gradient that is kept, in [0, 1)
 * @param nesterov whether to look ahead
 * @param weightDecay strength of the pull to zero, at least 0
 * @param eps keeps the division finite, at least 0
 * @param nsSteps steps of the Newton-Schulz iteration, from 0 to 99
 * @param adjustLrFn how the step is fitted to the shape of the matrix
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Muon.html">torch.optim.Muon</a>; <a
 *     href="https://kellerjordan.github.io/posts/muon/">Jordan et al., Muon: an optimizer for hidden layers in neural
 *     networks, 2024</a>; <a href="https://arxiv.org/abs/2502.16982">Liu et al., Muon is scalable for LLM training, 2025,
 *     equation 4</a> (the second factor)
 */
@About("momentum made orthogonal, for the matrices of a network; the rest is left to adamw at the same rate")
public record Muon(
        double momentum, boolean nesterov, double weightDecay, double eps, int nsSteps, Adjustment adjustLrFn)
        implements Optimizer {

    /** How a step is fitted to the shape of its matrix. */
    public enum Adjustment {
        /** {@code sqrt(max(1, rows / columns))}. */
        ORIGINAL {
            @Override
            double factor(int rows, int columns) {
                return Math.sqrt(Math.max(1, (double) rows / columns));
            }
        },

        /** {@code 0.2 sqrt(max(rows, columns))}, which gives steps of the size of AdamW's, so that its rates can be used. */
        MATCH_RMS_ADAMW {
            @Override
            double factor(int rows, int columns) {
                return 0.2 * Math.sqrt(Math.max(rows, columns));
            }
        };

        abstract double factor(int rows, int columns);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Muon {
        Settings.share("momentum", momentum);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.notNegative("eps", eps);
        if (nsSteps < 0 || nsSteps > 99) {
            throw new IllegalArgumentException("nsSteps must be in [0, 99], but was " + nsSteps);
        }
    }

    /** {@code momentum = 0.95} with Nesterov, {@code weightDecay = 0.1}, {@code eps = 1e-7}, 5 steps, the original factor. */
    public Muon() {
        this(0.95, true, 0.1, 1e-7, 5, Adjustment.ORIGINAL);
    }

    public Muon withMomentum(double momentum) {
        return new Muon(momentum, nesterov, weightDecay, eps, nsSteps, adjustLrFn);
    }

    /** The same rule, not looking ahead. */
    public Muon withoutNesterov() {
        return new Muon(momentum, false, weightDecay, eps, nsSteps, adjustLrFn);
    }

    public Muon withWeightDecay(double weightDecay) {
        return new Muon(momentum, nesterov, weightDecay, eps, nsSteps, adjustLrFn);
    }

    public Muon withEps(double eps) {
        return new Muon(momentum, nesterov, weightDecay, eps, nsSteps, adjustLrFn);
    }

    public Muon withNsSteps(int nsSteps) {
        return new Muon(momentum, nesterov, weightDecay, eps, nsSteps, adjustLrFn);
    }

    public Muon withAdjustLrFn(Adjustment adjustLrFn) {
        return new Muon(momentum, nesterov, weightDecay, eps, nsSteps, adjustLrFn);
    }

    @Override
    public Reach reach() {
        return Reach.TENSOR;
    }

    /** The memory of what is no matrix. */
    @Override
    public Memory start(Vector weights) {
        return Elementwise.of(this, weights, 2, rule -> new AdamW().formula());
    }

    @Override
    public Memory start(Tensor weights) {
        return weights.isMatrix() ? new OfMatrix(this, weights) : start(weights.numbers());
    }

    private static final class OfMatrix implements Memory {
        private final Tensor weights;
        private final Vector gradients;
        private final Vector mean;
        private final Orthogonal orthogonal;
        private final double[] x;
        private final double[] b;
        private final double[] w;
        private Muon rule;

        OfMatrix(Muon rule, Tensor weights) {
            this.rule = rule;
            this.weights = weights;
            this.gradients = weights.numbers().zeros();
            this.mean = weights.numbers().zeros();
            this.orthogonal = new Orthogonal(weights.rows(), weights.columns());
            this.x = new double[weights.numbers().size()];
            this.b = new double[weights.rows()];
            this.w = new double[weights.rows()];
        }

        @Override
        public void update(Gradient gradient, double eta) {
            gradient.addTo(gradients, 0, 1);
            gradients.read(0, x, x.length);
            for (int at = 0; at < x.length; at += b.length) {
                accelerate(at);
            }
            orthogonal.apply(x, rule.eps, rule.nsSteps);
            double step = eta * rule.adjustLrFn.factor(weights.rows(), weights.columns());
            for (int at = 0; at < x.length; at += w.length) {
                weights.numbers().read(at, w, w.length);
                for (int i = 0; i < w.length; i++) {
                    w[i] = w[i] * (1 - eta * rule.weightDecay) - step * x[at + i];
                }
                weights.numbers().write(at, w, w.length);
            }
        }

        /** Takes a column of the gradient into the mean, and makes it a column of {@code u}. */
        private void accelerate(int at) {
            mean.read(at, b, b.length);
            for (int i = 0; i < b.length; i++) {
                double g = x[at + i];
                b[i] = rule.momentum * b[i] + (1 - rule.momentum) * g;
                x[at + i] = rule.nesterov ? (1 - rule.momentum) * g + rule.momentum * b[i] : b[i];
            }
            mean.write(at, b, b.length);
        }

        @Override
        public void adopt(Optimizer changed) {
            rule = Formulas.same(rule, changed);
        }

        @Override
        public List<Vector> remembered() {
            return List.of(mean);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
