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
 * bfloat16, this in the precision of the weights.
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

    /** What is no matrix has the memory of AdamW. */
    @Override
    public Memory start(Tensor weights, Crew crew) {
        return weights.isMatrix()
                ? new OfMatrix(this, weights, crew)
                : Elementwise.of(this, Chunks.of(weights, crew, 2), rule -> new AdamW().formula());
    }

    private static final class OfMatrix implements Memory {
        private static final int B = 0;
        private static final int U = 1;

        private final Tensor weights;
        private final Chunks chunks;
        private final Orthogonal orthogonal;
        private final Chunks.Work accelerate = this::accelerate;
        private Muon rule;

        OfMatrix(Muon rule, Tensor weights, Crew crew) {
            this.rule = rule;
            this.weights = weights;
            this.chunks = Chunks.withScratch(weights, crew, 1);
            this.orthogonal =
                    new Orthogonal(Tensor.matrix(chunks.quantity(U), weights.rows(), weights.columns()), weights, crew);
        }

        @Override
        public void update(Gradient gradient, double eta) {
            chunks.begin(gradient, accelerate);
            orthogonal.iterate(1 / Math.max(Math.sqrt(chunks.sum(0)), rule.eps), rule.nsSteps);
            double factor = rule.adjustLrFn.factor(weights.rows(), weights.columns());
            orthogonal.addTo(1 - eta * rule.weightDecay, -eta * factor);
        }

        private void accelerate(Place place) {
            Chunk g = place.gradient();
            Chunk b = place.get(B);
            Chunk u = place.room(U);
            b.mix(rule.momentum, 1 - rule.momentum, g);
            place.keep(B);
            u.set(b);
            if (rule.nesterov) {
                u.mix(rule.momentum, 1 - rule.momentum, g);
            }
            place.keep(U);
            place.addProduct(0, u, u);
        }

        @Override
        public void adopt(Optimizer changed) {
            rule = Formulas.same(rule, changed);
        }

        @Override
        public List<Vector> remembered() {
            return chunks.remembered();
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
