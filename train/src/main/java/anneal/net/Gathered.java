package anneal.net;

import anneal.optim.Clip;
import anneal.optim.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of all weights where it must be whole before its update: gathered from several mini-batches, to be clipped,
 * or for a rule that sees more than a shard's range of weights.
 *
 * <p>It is the mean over the rows of all mini-batches so far, whatever the sizes of these, and lies as the layers' weights
 * do: a shard has gathered, measured and clipped what it updates. It takes memory from its first use on.
 */
final class Gathered {
    private final List<Dense> layers;
    private final Products products;
    private final Team team;
    private final List<Matrix> gradients = new ArrayList<>();
    private final Floats[][][] shares;
    private final Clipper[] clippers = {new Clipper(), new Clipper()};
    private final Crew.Work add = this::add;
    private final Crew.Work measure = this::measure;
    private final Crew.Work shrink = this::shrink;
    private @Nullable Gradients views;
    private @Nullable Pass pass;
    private Clip clip = Clip.NONE;
    private long rows;
    private double keep;
    private double take;
    private double factor;

    Gathered(List<Dense> layers, Products products, Team team) {
        this.layers = layers;
        this.products = products;
        this.team = team;
        this.shares = new Floats[Team.SHARDS][layers.size()][];
    }

    private void allocate() {
        if (views != null) {
            return;
        }
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            Matrix weights = layer.weights();
            Matrix gradient = Matrix.zeros(weights.storage(), weights.rows(), weights.columns());
            for (int shard = 0; shard < Team.SHARDS; shard++) {
                shares[shard][i] = layer.pieces(shard).stream()
                        .map(piece -> new Floats(products, gradient.rows(piece.from(), piece.to())))
                        .toArray(Floats[]::new);
            }
            gradients.add(gradient);
        }
        views = new Gradients(
                layers,
                (layer, piece, shards) ->
                        new Collected(new Floats(products, gradients.get(layer).rows(piece.from(), piece.to()))));
    }

    /** Whether nothing has been gathered since the last update. */
    boolean isEmpty() {
        return rows == 0;
    }

    /** Forgets what was gathered. */
    void clear() {
        rows = 0;
    }

    /** Takes in the gradient that a pass has led to. */
    void add(Pass next) {
        allocate();
        long all = rows + next.size();
        keep = (double) rows / all;
        take = (double) next.size() / all;
        rows = all;
        pass = next;
        team.run(add);
    }

    private void add(int shard) {
        for (int i = 0; i < layers.size(); i++) {
            for (int piece = 0; piece < shares[shard][i].length; piece++) {
                Objects.requireNonNull(pass).gradients().of(shard, i, piece).addTo(shares[shard][i][piece], keep, take);
            }
        }
    }

    /** Clips the gradient, and returns its norm before that; what is frozen does not count. */
    double clip(Clip how) {
        clip = how;
        team.run(measure);
        double norm = Clipper.norm(clippers[0], clippers[1], how);
        factor = how.factor(norm);
        if (factor != 1 || how.bound() != Double.POSITIVE_INFINITY) {
            team.run(shrink);
        }
        return norm;
    }

    private void measure(int shard) {
        clippers[shard].clear();
        for (int i = 0; i < layers.size(); i++) {
            List<Piece> pieces = layers.get(i).pieces(shard);
            for (int piece = 0; piece < pieces.size(); piece++) {
                if (!pieces.get(piece).group().frozen()) {
                    clippers[shard].measure(shares[shard][i][piece], clip);
                }
            }
        }
    }

    private void shrink(int shard) {
        for (Floats[] layer : shares[shard]) {
            for (Floats share : layer) {
                clippers[shard].clip(share, clip.bound(), factor);
            }
        }
    }

    /** The gradient of a layer's weights. */
    Matrix gradient(int layer) {
        allocate();
        return gradients.get(layer);
    }

    /** The gradients of the weights; follows {@link #add}. */
    Gradients gradients() {
        return Objects.requireNonNull(views);
    }
}
