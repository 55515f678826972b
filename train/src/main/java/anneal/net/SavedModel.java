package anneal.net;

import anneal.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network's file: the weights and biases under PyTorch's names ({@code 0.weight}, {@code 0.bias}, ...), the shape and the
 * loss as text beside them.
 */
final class SavedModel {
    private static final String MODEL = "anneal.model";
    private static final String LOSS = "anneal.loss";

    private SavedModel() {}

    static void write(Network network, Path file) throws IOException {
        Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            int inputs = layer.shape().inputs();
            tensors.put(weight(layer), new SafeTensors.Tensor(layer.copyWeights(), outputs, inputs));
            tensors.put(bias(layer), new SafeTensors.Tensor(layer.copyBiases(), outputs));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put(MODEL, network.model().toString());
        metadata.put(LOSS, network.loss().toString());
        new SafeTensors(metadata, tensors).write(file);
    }

    static Network read(Path file, Optimizer optimizer) throws IOException {
        SafeTensors saved = SafeTensors.read(file);
        String model = saved.metadata().get(MODEL);
        String loss = saved.metadata().get(LOSS);
        if (model == null || loss == null) {
            throw new IOException(file + " holds tensors, but no model saved by Anneal");
        }
        try {
            return open(saved, Sequential.parse(model).start(optimizer, Loss.parse(loss), 0));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a damaged model: " + e.getMessage(), e);
        }
    }

    private static Network open(SafeTensors saved, Network network) {
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            layer.setWeights(saved.numbers(weight(layer), outputs, layer.shape().inputs()));
            layer.setBiases(saved.numbers(bias(layer), outputs));
        }
        return network;
    }

    private static String weight(Dense layer) {
        return layer.place() + ".weight";
    }

    private static String bias(Dense layer) {
        return layer.place() + ".bias";
    }
}
