package anneal.net;

import anneal.data.Batch;
import anneal.optim.Crew;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A batch's way from the data through the layers to the loss, and back: what both shards do at once. */
final class Propagation implements AutoCloseable {
    private final List<Dense> layers;
    private final Loss loss;
    private final Products products;
    private final Team team;
    private final Loss.Tally[] tallies = {new Loss.Tally(), new Loss.Tally()};
    private final Crew.Work roundWeights = this::roundWeights;
    private final Crew.Work enter = this::enter;
    private final Crew.Work answer = this::answer;
    private final Crew.Work forward = this::forward;
    private final Crew.Work backward = this::backward;
    private final Crew.Work forwardAndBackward = this::forwardAndBackward;
    private Passes passes;
    private @Nullable Batch batch;
    private @Nullable Pass pass;

    Propagation(List<Dense> layers, Loss loss, Products products, Team team) {
        this.layers = layers;
        this.loss = loss;
        this.products = products;
        this.team = team;
        this.passes = new Passes(layers, products);
    }

    /** Makes passes anew, for layers that were cut in other pieces. */
    void restart() {
        passes.close();
        passes = new Passes(layers, products);
        batch = null;
    }

    /** Takes the next batch; the pass of the last one is lost. */
    void begin(Batch next) {
        batch = next;
        pass = passes.of(next.size());
        if (products.rounds()) {
            team.run(roundWeights);
        }
    }

    /** Takes the batch through the layers, and no further. */
    void answer() {
        team.run(enter);
        team.run(answer);
    }

    /** Takes the batch through the layers to the loss. */
    void forward() {
        team.run(enter);
        team.run(forward);
    }

    /** Takes the gradient of the loss back through the layers; follows {@link #forward()}. */
    void backward() {
        team.run(backward);
    }

    void forwardAndBackward() {
        team.run(enter);
        team.run(forwardAndBackward);
    }

    // ---- what a shard does, in this order ----

    private void roundWeights(int shard) {
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            products.round(layer.weights(shard));
        }
    }

    /**
     * Takes a shard's columns of the batch from the data into the first layer, whose weights for them it updates as well:
     * so these numbers, the most by far, stay in the cache of one core.
     */
    private void enter(int shard) {
        Pass.Entry entry = pass().entry(shard);
        gather(entry.inputs(), entry.first());
        products.round(entry.inputs());
        products.multiply(entry.inputs(), layers.get(0).weights(shard), entry.sums(), 0, 1);
    }

    private void gather(Matrix inputs, int from) {
        int to = Math.min(from + inputs.columns(), batch().data().features());
        for (int row = 0; row < inputs.rows(); row++) {
            batch().gather(row, from, to, inputs.numbers(), row * inputs.stride());
        }
    }

    private void forwardAndBackward(int shard) {
        forward(shard);
        backward(shard);
    }

    /** Takes a shard's rows of the batch from the first layer's sums to the loss. */
    private void forward(int shard) {
        answer(shard);
        Pass.Flow last = pass().flow(shard, layers.size() - 1);
        tallies[shard].clear();
        loss.judge(batch(), pass().first(shard), last.outputs(), tallies[shard]);
    }

    /** Takes a shard's rows of the batch from the first layer's sums through the layers. */
    private void answer(int shard) {
        products.add(1, pass().contribution(1, shard), pass().contribution(0, shard));
        for (int i = 0; i < layers.size(); i++) {
            Pass.Flow flow = pass().flow(shard, i);
            if (i > 0) {
                products.round(flow.inputs());
                products.multiply(flow.inputs(), layers.get(i).weights(), flow.sums(), 0, 1);
            }
            layers.get(i).activate(flow.sums(), flow.outputs());
        }
    }

    /** Takes a shard's rows of the loss's gradient back through the layers. */
    private void backward(int shard) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Pass.Flow flow = pass().flow(shard, i);
            layers.get(i).deactivate(flow.sums(), flow.errors());
            products.round(flow.errors());
            if (i > 0) {
                Matrix before = pass().flow(shard, i - 1).errors();
                products.multiply(flow.errors(), layers.get(i).back(), before, 0, 1);
            }
        }
    }

    // ---- what came of it ----

    /** The sum of the losses of all rows. */
    double loss() {
        return tallies[0].loss + tallies[1].loss;
    }

    /** How many rows' most likely class is right. */
    int hits() {
        return tallies[0].hits + tallies[1].hits;
    }

    /** A shard's rows of what the last layer gives. */
    Matrix outputs(int shard) {
        return pass().flow(shard, layers.size() - 1).outputs();
    }

    /** What the batch has left in the network; the gradients of the weights wait there. */
    Pass pass() {
        return Objects.requireNonNull(pass);
    }

    Batch batch() {
        return Objects.requireNonNull(batch);
    }

    /** Whether the batch is of other data than the last one, as far as is remembered. */
    boolean isNew(Batch next) {
        return batch == null || batch.data() != next.data();
    }

    /** Lets go of the data. */
    void forget() {
        batch = null;
    }

    @Override
    public void close() {
        passes.close();
    }
}
