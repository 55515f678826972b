package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Memory;
import anneal.optim.Reach;
import anneal.optim.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a dense layer, and the activation behind it.
 *
 * <p>{@code weights} has a row for each input and one more for the biases, and a column for each output. Its rows are
 * shared out between the shards: each updates a range without gaps, with a memory of its own, or two where the biases are in
 * another group than the weights. A rule that must see more than a range has its memories in {@link WholeMemories}.
 */
final class Dense {
    private final int place;
    private final Linear shape;
    private final @Nullable Activation activation;
    private final Matrix weights;
    private final Matrix back;
    private final Matrix[] shares = new Matrix[Team.SHARDS];
    private final List<List<Piece>> pieces = new ArrayList<>();
    private List<Piece> wholes = List.of();

    private Dense(int place, Linear shape, @Nullable Activation activation, Matrix weights) {
        this.place = place;
        this.shape = shape;
        this.activation = activation;
        this.weights = weights;
        this.back = weights.rows(0, shape.inputs()).transposed();
        for (int shard = 0; shard < Team.SHARDS; shard++) {
            shares[shard] = weights.rows(first(shard), first(shard + 1));
        }
    }

    /** The dense layers of a model, each with the activation that follows it. */
    static List<Dense> layers(Sequential model, Products products, Storage storage) {
        List<Dense> dense = new ArrayList<>();
        List<Layer> layers = model.layers();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Linear shape) {
                Layer next = i + 1 < layers.size() ? layers.get(i + 1) : shape;
                Activation activation = next instanceof Activation found ? found : null;
                Matrix weights = Matrix.zeros(storage, shape.inputs() + 1, shape.outputs());
                dense.add(new Dense(i, shape, activation, products.operand(weights)));
            }
        }
        return dense;
    }

    /** The layer's place in the model. */
    int place() {
        return place;
    }

    Linear shape() {
        return shape;
    }

    @Nullable
    Activation activation() {
        return activation;
    }

    Matrix weights() {
        return weights;
    }

    /** A shard's rows of the weights. */
    Matrix weights(int shard) {
        return shares[shard];
    }

    /** The weights without the biases, transposed: what takes errors of the outputs back to the inputs. */
    Matrix back() {
        return back;
    }

    /** The first of the weights' rows that belong to a shard. */
    int first(int shard) {
        return (shape.inputs() + 1) * shard / Team.SHARDS;
    }

    /** Cuts the weights into pieces for these groups, each with a blank memory where the rule needs to see no more of them. */
    void start(Groups groups, Products products, Crew crew) {
        cutForShards(groups, products);
        wholes = wholes(groups, products, crew);
    }

    private void cutForShards(Groups groups, Products products) {
        Group weight = groups.of(weightName());
        Group bias = groups.of(biasName());
        pieces.clear();
        for (int shard = 0; shard < Team.SHARDS; shard++) {
            int from = first(shard);
            int to = first(shard + 1);
            int cut = to > shape.inputs() && weight != bias ? shape.inputs() : to;
            List<Piece> cuts = new ArrayList<>();
            if (from < cut) {
                cuts.add(piece(from, cut, weight, products));
            }
            if (cut < to) {
                cuts.add(piece(cut, to, bias, products));
            }
            pieces.add(cuts);
        }
    }

    private Piece piece(int from, int to, Group group, Products products) {
        Memory memory = group.rule().reach() == Reach.NUMBER
                ? group.add(group.rule().start(new Floats(products, weights.rows(from, to))))
                : null;
        return new Piece(from, to, group, memory);
    }

    private List<Piece> wholes(Groups groups, Products products, Crew crew) {
        int inputs = shape.inputs();
        Group weight = groups.of(weightName());
        Group bias = groups.of(biasName());
        Floats biases = new Floats(products, weights.rows(inputs, inputs + 1));
        Floats others = new Floats(products, weights.rows(0, inputs));
        return switch (groups.reach()) {
            case NUMBER -> List.of();
            case TENSOR ->
                List.of(
                        whole(0, Tensor.matrix(others, shape.outputs(), inputs), weight, crew),
                        whole(inputs, Tensor.vector(biases), bias, crew));
            case MODEL -> List.of(new Piece(0, inputs + 1, weight, null));
        };
    }

    private static Piece whole(int from, Tensor tensor, Group group, Crew crew) {
        return new Piece(
                from, from + tensor.columns(), group, group.add(group.rule().start(tensor, crew)));
    }

    /** What a shard updates, row after row. */
    List<Piece> pieces(int shard) {
        return pieces.get(shard);
    }

    /** What is updated as a whole, row after row; empty under a rule that sees each number by itself. */
    List<Piece> wholes() {
        return wholes;
    }

    /** What is remembered of each piece; empty under a rule that must see more than these. */
    List<Memory> memories() {
        return pieces.stream().flatMap(cuts -> memories(cuts).stream()).toList();
    }

    /** What is remembered of what is updated as a whole; empty under a rule that sees less or more. */
    List<Memory> wholeMemories() {
        return memories(wholes);
    }

    private static List<Memory> memories(List<Piece> pieces) {
        return pieces.stream().map(Piece::memory).filter(Objects::nonNull).toList();
    }

    /** The weights' name in PyTorch. */
    String weightName() {
        return place + ".weight";
    }

    /** The biases' name in PyTorch. */
    String biasName() {
        return place + ".bias";
    }

    /** Sets the outputs from the sums, and the sums to the activation's slopes; without an activation they are the same. */
    void activate(Matrix sums, Matrix outputs) {
        if (activation != null) {
            activation.apply(sums, outputs);
        }
    }

    /** Turns the gradient by the outputs into the gradient by the sums. */
    void deactivate(Matrix slopes, Matrix errors) {
        if (activation == null) {
            return;
        }
        for (int row = 0; row < errors.rows(); row++) {
            for (int i = 0; i < errors.columns(); i++) {
                errors.set(row, i, errors.at(row, i) * slopes.at(row, i));
            }
        }
    }

    /** Draws weights and biases evenly from {@code ±1 / sqrt(inputs)}, as PyTorch does by default. */
    void draw(SplittableRandom random) {
        double bound = 1 / Math.sqrt(shape.inputs());
        for (int output = 0; output < shape.outputs(); output++) {
            for (int input = 0; input < shape.inputs(); input++) {
                weights.set(input, output, (float) (bound * (2 * random.nextDouble() - 1)));
            }
        }
        for (int output = 0; output < shape.outputs(); output++) {
            weights.set(shape.inputs(), output, (float) (bound * (2 * random.nextDouble() - 1)));
        }
    }

    /** The weights as {@code outputs x inputs}, row after row. */
    float[] copyWeights() {
        float[] copy = new float[shape.outputs() * shape.inputs()];
        for (int input = 0; input < shape.inputs(); input++) {
            float[] row = weights.row(input);
            for (int output = 0; output < row.length; output++) {
                copy[output * shape.inputs() + input] = row[output];
            }
        }
        return copy;
    }

    void setWeights(float[] numbers) {
        checkCount("weights", numbers, shape.outputs() * shape.inputs());
        for (int i = 0; i < numbers.length; i++) {
            weights.set(i % shape.inputs(), i / shape.inputs(), numbers[i]);
        }
    }

    float[] copyBiases() {
        return weights.row(shape.inputs());
    }

    void setBiases(float[] numbers) {
        checkCount("biases", numbers, shape.outputs());
        for (int i = 0; i < numbers.length; i++) {
            weights.set(shape.inputs(), i, numbers[i]);
        }
    }

    private void checkCount(String name, float[] numbers, int wanted) {
        if (numbers.length != wanted) {
            throw new IllegalArgumentException(
                    name + " of " + shape + " must be " + wanted + " numbers, but were " + numbers.length);
        }
    }
}
