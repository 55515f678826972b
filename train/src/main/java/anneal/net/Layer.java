package anneal.net;

/** One layer of a {@link Sequential} model, as a value: a name and sizes, no numbers. */
public sealed interface Layer permits Linear, Activation {

    /** A dense layer, {@code W x + b}. */
    static Layer linear(int inputs, int outputs) {
        return new Linear(inputs, outputs);
    }

    /** {@code max(x, 0)}. */
    static Layer relu() {
        return Activation.RELU;
    }

    /** The hyperbolic tangent. */
    static Layer tanh() {
        return Activation.TANH;
    }

    /** {@code 1 / (1 + exp(-x))}. */
    static Layer sigmoid() {
        return Activation.SIGMOID;
    }

    /** {@code x Phi(x)} with the normal distribution's exact {@code Phi}. */
    static Layer gelu() {
        return Activation.GELU;
    }
}
