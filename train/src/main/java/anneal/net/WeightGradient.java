package anneal.net;

import anneal.optim.Gradient;
import anneal.optim.Vector;

/**
 * The gradient of some rows of a layer's weights, {@code inputs^T errors} over the whole batch: a product that is made
 * where it is wanted.
 *
 * @param inputs the columns of the layer's inputs that belong to these rows, transposed
 * @param errors the gradient of the loss by the layer's sums
 */
record WeightGradient(Products products, Matrix inputs, Matrix errors) implements Gradient {

    @Override
    public void addTo(Vector target, double keep, double take) {
        products.multiply(inputs, errors, ((Floats) target).matrix(), (float) keep, (float) take);
    }
}
