package anneal.djl;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import anneal.net.Network;

/** The block 3072-100-10 in DJL. */
final class Block {
    private Block() {}

    /** A model with the weights that the network has. */
    static Model model(Network start) {
        Model model = model();
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 3072));
        ParameterList parameters = model.getBlock().getParameters();
        parameters.valueAt(0).getArray().set(start.weights(0));
        parameters.valueAt(1).getArray().set(start.biases(0));
        parameters.valueAt(2).getArray().set(start.weights(2));
        parameters.valueAt(3).getArray().set(start.biases(2));
        return model;
    }

    static Model model() {
        Model model = Model.newInstance("block");
        model.setBlock(new SequentialBlock()
                .add(Linear.builder().setUnits(100).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(10).build()));
        return model;
    }
}
