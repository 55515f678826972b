package anneal.torch;

import java.util.Map;
import java.util.function.Function;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;

/**
 * A hyper-parameter besides the rate that one of libtorch's optimizers can be told before each update.
 *
 * @param number where it stands among a group's options
 * @param index its place there, for one of two betas
 */
record Setting(Function<OptimizerOptions, DoublePointer> number, int index) {

    /** C++ may keep a pair's second number before its first. */
    private static final int FIRST_BETA = firstBeta();

    private static final Map<String, Setting> OF_SGD = Map.of(
            "momentum", one(options -> new SGDOptions(options).momentum()),
            "dampening", one(options -> new SGDOptions(options).dampening()),
            "weightDecay", one(options -> new SGDOptions(options).weight_decay()));

    private static final Map<String, Setting> OF_ADAM = Map.of(
            "beta1",
            new Setting(options -> new AdamOptions(options).betas(), FIRST_BETA),
            "beta2",
            new Setting(options -> new AdamOptions(options).betas(), 1 - FIRST_BETA),
            "eps",
            one(options -> new AdamOptions(options).eps()),
            "weightDecay",
            one(options -> new AdamOptions(options).weight_decay()));

    private static final Map<String, Setting> OF_ADAM_W = Map.of(
            "beta1",
            new Setting(options -> new AdamWOptions(options).betas(), FIRST_BETA),
            "beta2",
            new Setting(options -> new AdamWOptions(options).betas(), 1 - FIRST_BETA),
            "eps",
            one(options -> new AdamWOptions(options).eps()),
            "weightDecay",
            one(options -> new AdamWOptions(options).weight_decay()));

    private static final Map<String, Setting> OF_RMSPROP = Map.of(
            "alpha", one(options -> new RMSpropOptions(options).alpha()),
            "momentum", one(options -> new RMSpropOptions(options).momentum()),
            "eps", one(options -> new RMSpropOptions(options).eps()),
            "weightDecay", one(options -> new RMSpropOptions(options).weight_decay()));

    private static final Map<String, Setting> OF_ADAGRAD = Map.of(
            "eps", one(options -> new AdagradOptions(options).eps()),
            "weightDecay", one(options -> new AdagradOptions(options).weight_decay()));

    private static Setting one(Function<OptimizerOptions, DoublePointer> number) {
        return new Setting(number, 0);
    }

    private static int firstBeta() {
        try (AdamOptions usual = new AdamOptions();
                DoublePointer betas = usual.betas()) {
            return betas.get(0) < betas.get(1) ? 0 : 1; // 0.9 and 0.999
        }
    }

    /**
     * The setting of a name.
     *
     * @throws IllegalArgumentException if the optimizer has none of that name
     */
    static Setting of(Optimizer optimizer, String name) {
        Map<String, Setting> all = all(optimizer);
        Setting setting = all.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("settings of libtorch's "
                    + optimizer.getClass().getSimpleName() + " must be among "
                    + all.keySet().stream().sorted().toList() + ", but one was " + name);
        }
        return setting;
    }

    private static Map<String, Setting> all(Optimizer optimizer) {
        if (optimizer instanceof SGD) {
            return OF_SGD;
        }
        if (optimizer instanceof Adam) {
            return OF_ADAM;
        }
        if (optimizer instanceof AdamW) {
            return OF_ADAM_W;
        }
        if (optimizer instanceof RMSprop) {
            return OF_RMSPROP;
        }
        return optimizer instanceof Adagrad ? OF_ADAGRAD : Map.of();
    }

    void set(OptimizerOptions options, double value) {
        number.apply(options).put(index, value);
    }
}
