package anneal.torch;

import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;

/** libtorch's optimizers over some parameters, but for LBFGS, which needs a closure. */
final class Optimizers {
    static final Map<String, Function<TensorVector, Optimizer>> ALL = Map.of(
            "adagrad", parameters -> new Adagrad(parameters, new AdagradOptions(1)),
            "adam", parameters -> new Adam(parameters, new AdamOptions(1)),
            "adamw", parameters -> new AdamW(parameters, new AdamWOptions(1)),
            "amsgrad", parameters -> new Adam(parameters, amsgrad()),
            "centered", parameters -> new RMSprop(parameters, centered()),
            "momentum", parameters -> new SGD(parameters, momentum()),
            "nesterov", parameters -> new SGD(parameters, nesterov()),
            "rmsprop", parameters -> new RMSprop(parameters, new RMSpropOptions(1)),
            "sgd", parameters -> new SGD(parameters, new SGDOptions(1)));

    private Optimizers() {}

    private static AdamOptions amsgrad() {
        AdamOptions options = new AdamOptions(1);
        options.amsgrad().put(true);
        return options;
    }

    private static RMSpropOptions centered() {
        RMSpropOptions options = new RMSpropOptions(1);
        options.centered().put(true);
        options.momentum().put(0.9);
        return options;
    }

    private static SGDOptions nesterov() {
        SGDOptions options = momentum();
        options.nesterov().put(true);
        return options;
    }

    private static SGDOptions momentum() {
        SGDOptions options = new SGDOptions(1);
        options.momentum().put(0.9);
        return options;
    }
}
