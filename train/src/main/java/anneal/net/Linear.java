package anneal.net;

/**
 * A dense layer, {@code W x + b}.
 *
 * @param inputs the length of {@code x}, at least 1
 * @param outputs the length of the result, at least 1
 */
public record Linear(int inputs, int outputs) implements Layer {

    public Linear {
        if (inputs < 1) {
            throw new IllegalArgumentException("inputs of a linear layer must be >= 1, but was " + inputs);
        }
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs of a linear layer must be >= 1, but was " + outputs);
        }
    }

    @Override
    public String toString() {
        return "linear(" + inputs + ", " + outputs + ")";
    }
}
