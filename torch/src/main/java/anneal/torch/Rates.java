package anneal.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OptimizerParamGroupVector;

/** The rates of a libtorch optimizer's parameter groups. It works for every optimizer of libtorch. */
public final class Rates {

    private Rates() {}

    /** Sets the rate of all groups for the update about to be made. */
    public static void set(Optimizer optimizer, double eta) {
        try (OptimizerParamGroupVector groups = optimizer.param_groups()) {
            for (long i = 0; i < groups.size(); i++) {
                set(groups, i, eta);
            }
        }
    }

    /** Sets the rate of each group, in the order in which the optimizer was given them. */
    public static void set(Optimizer optimizer, double... etas) {
        try (OptimizerParamGroupVector groups = optimizer.param_groups()) {
            if (groups.size() != etas.length) {
                throw new IllegalArgumentException("rates must be as many as the optimizer has groups, " + groups.size()
                        + ", but were " + Arrays.toString(etas));
            }
            for (int i = 0; i < etas.length; i++) {
                set(groups, i, etas[i]);
            }
        }
    }

    private static void set(OptimizerParamGroupVector groups, long i, double eta) {
        try (OptimizerOptions options = groups.get(i).options()) {
            options.set_lr(eta);
        }
    }

    /** The rate of each group, read back from the optimizer. */
    public static double[] of(Optimizer optimizer) {
        try (OptimizerParamGroupVector groups = optimizer.param_groups()) {
            double[] etas = new double[(int) groups.size()];
            for (int i = 0; i < etas.length; i++) {
                try (OptimizerOptions options = groups.get(i).options()) {
                    etas[i] = options.get_lr();
                }
            }
            return etas;
        }
    }
}
