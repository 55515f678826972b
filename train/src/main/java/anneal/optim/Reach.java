package anneal.optim;

/** How much of a model a rule must have before it to make an update: what one {@link Memory} of it is for. */
public enum Reach {
    /** Any range of weights: each is treated on its own, and cutting them up otherwise changes nothing. */
    NUMBER,

    /** One tensor, such as the weights of a layer or its biases: sizes of tensors count, or their rows and columns. */
    TENSOR,

    /** All weights of the model, one after another: there are sums over all of them. */
    MODEL
}
