package anneal.optim;

/** A rule that turns gradients into changes of weights, without the rate and without memory. */
public sealed interface Optimizer permits SGD, Adagrad, RMSProp, Adam, AdamW {

    /** Makes the memory, still blank, with which this rule updates {@code weights}. */
    Memory start(Vector weights);

    /**
     * Reads a rule such as {@code adam}, {@code sgd(momentum=0.9, nesterov=true)} or {@code AdamW(weightDecay=0.1)}.
     * Settings that are left out have PyTorch's defaults; upper and lower case are alike.
     *
     * @throws IllegalArgumentException naming what is wrong, and the nearest name where one is unknown
     */
    static Optimizer parse(String text) {
        return OptimizerText.parse(text);
    }
}
