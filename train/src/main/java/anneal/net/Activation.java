package anneal.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A function applied to every number on its own; it follows a dense layer. */
public enum Activation implements Layer {
    /** {@code max(x, 0)}; its slope at 0 is taken as 0. */
    RELU {
        @Override
        void apply(Matrix x, Matrix y) {
            for (int row = 0; row < x.rows(); row++) {
                for (int i = 0; i < x.columns(); i++) {
                    float z = x.at(row, i);
                    // "<=" and not ">", so that NaN goes through as it does in PyTorch
                    y.set(row, i, z <= 0 ? 0 : z);
                    x.set(row, i, z <= 0 ? 0 : 1);
                }
            }
        }
    },

    /** {@code 1 - 2 / (exp(2 x) + 1)}, slope {@code 1 - y^2}. */
    TANH {
        @Override
        void apply(Matrix x, Matrix y) {
            for (int row = 0; row < x.rows(); row++) {
                for (int i = 0; i < x.columns(); i++) {
                    double value = 1 - 2 / (Math.exp(2.0 * x.at(row, i)) + 1);
                    y.set(row, i, (float) value);
                    x.set(row, i, (float) (1 - value * value));
                }
            }
        }
    },

    /** {@code 1 / (1 + exp(-x))}, slope {@code y (1 - y)}. */
    SIGMOID {
        @Override
        void apply(Matrix x, Matrix y) {
            for (int row = 0; row < x.rows(); row++) {
                for (int i = 0; i < x.columns(); i++) {
                    double value = 1 / (1 + Math.exp(-x.at(row, i)));
                    y.set(row, i, (float) value);
                    x.set(row, i, (float) (value * (1 - value)));
                }
            }
        }
    },

    /**
     * {@code x Phi(x)} with {@code Phi(x) = (1 + erf(x / sqrt 2)) / 2}, slope {@code Phi(x) + x phi(x)}.
     *
     * @see <a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel, 2016, section 2</a>
     */
    GELU {
        @Override
        void apply(Matrix x, Matrix y) {
            for (int row = 0; row < x.rows(); row++) {
                for (int i = 0; i < x.columns(); i++) {
                    double z = x.at(row, i);
                    double share = Normal.distribution(z);
                    y.set(row, i, (float) (z * share));
                    x.set(row, i, (float) (share + z * Normal.density(z)));
                }
            }
        }
    };

    /** Sets {@code y = f(x)}, and then {@code x} to the slopes {@code f'(x)}, which is all that the way back needs. */
    abstract void apply(Matrix x, Matrix y);

    /**
     * The activation of a name: {@code relu}, {@code tanh}, {@code sigmoid} or {@code gelu}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Activation parse(String name) {
        for (Activation activation : values()) {
            if (activation.title().equals(name)) {
                return activation;
            }
        }
        String known = Arrays.stream(values()).map(Activation::title).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("activation must be one of " + known + ", but was " + name);
    }

    /** Its name, such as {@code relu}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return title() + "()";
    }
}
