package anneal.net;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code sequential(linear(3072, 100), relu(), linear(100, 10))}. */
final class SequentialText {
    private SequentialText() {}

    static Sequential parse(String text) {
        String body = text.strip();
        if (!body.startsWith("sequential(") || !body.endsWith(")")) {
            throw new IllegalArgumentException("model must read sequential(...), but was " + body);
        }
        body = body.substring("sequential(".length(), body.length() - 1);
        List<Layer> layers = new ArrayList<>();
        for (int at = 0; at < body.length(); ) {
            int close = body.indexOf(')', at);
            if (close < 0) {
                throw new IllegalArgumentException(
                        "layer must end with ')', but was " + body.substring(at).strip());
            }
            layers.add(layer(body.substring(at, close + 1).strip()));
            int comma = body.indexOf(',', close);
            at = comma < 0 ? body.length() : comma + 1;
        }
        return new Sequential(layers);
    }

    private static Layer layer(String text) {
        for (Activation activation : Activation.values()) {
            if (text.equals(activation.toString())) {
                return activation;
            }
        }
        int comma = text.indexOf(',');
        if (!text.startsWith("linear(") || comma < 0) {
            throw new IllegalArgumentException(
                    "layer must be linear(inputs, outputs), relu(), tanh(), sigmoid() or gelu(), but was " + text);
        }
        return new Linear(
                size(text, text.substring("linear(".length(), comma)),
                size(text, text.substring(comma + 1, text.length() - 1)));
    }

    private static int size(String layer, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("sizes of " + layer + " must be whole numbers", e);
        }
    }
}
