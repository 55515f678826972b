package anneal.recipes;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The Transformer's decoder by itself, as a model of a text: each place attends to those before it and answers for its next
 * character. As in the paper, norms come after the sums, positions are sines, and a tenth of the activations is dropped.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., 2017, section 3</a>
 */
final class Transformer extends Module {
    private static final double DROPOUT = 0.1;

    private final EmbeddingImpl characters;
    private final Tensor positions;
    private final List<Block> blocks = new ArrayList<>();
    private final LinearImpl output;

    /**
     * A model with random weights.
     *
     * @param vocabulary characters that there are
     * @param context places that are seen at once
     * @param width of what goes from block to block; a multiple of the heads
     * @param heads of each attention
     * @param depth blocks
     */
    Transformer(int vocabulary, int context, int width, int heads, int depth) {
        if (width % heads != 0) {
            throw new IllegalArgumentException("width must be a multiple of heads, " + heads + ", but was " + width);
        }
        // From a standard normal: what the paper's embedding is after its multiplication by sqrt(width).
        characters = register_module("characters", new EmbeddingImpl(vocabulary, width));
        positions = register_buffer("positions", sines(context, width));
        for (int i = 0; i < depth; i++) {
            blocks.add(register_module("block" + i, new Block(width, heads)));
        }
        output = register_module("output", linear(width, vocabulary));
    }

    /** Texts, a row each, to raw answers: rows, places, characters. */
    Tensor forward(Tensor texts) {
        Tensor x = dropped(characters.forward(texts).add(positions), this);
        for (Block block : blocks) {
            x = block.forward(x);
        }
        return output.forward(x);
    }

    /** Attention, then two dense layers, each added to what it reads and normalised. */
    private static final class Block extends Module {
        private final int heads;
        private final LinearImpl questions;
        private final LinearImpl mixed;
        private final LayerNormImpl attentionNorm;
        private final LinearImpl wide;
        private final LinearImpl narrow;
        private final LayerNormImpl denseNorm;

        Block(int width, int heads) {
            this.heads = heads;
            questions = register_module("questions", linear(width, 3 * width));
            mixed = register_module("mixed", linear(width, width));
            attentionNorm = register_module("attentionNorm", new LayerNormImpl(new LongVector(new long[] {width})));
            wide = register_module("wide", linear(width, 4 * width));
            narrow = register_module("narrow", linear(4 * width, width));
            denseNorm = register_module("denseNorm", new LayerNormImpl(new LongVector(new long[] {width})));
        }

        Tensor forward(Tensor x) {
            Tensor attended = attentionNorm.forward(x.add(dropped(attention(x), this)));
            Tensor dense = narrow.forward(torch.relu(wide.forward(attended)));
            return denseNorm.forward(attended.add(dropped(dense, this)));
        }

        private Tensor attention(Tensor x) {
            TensorVector parts = questions.forward(x).chunk(3, -1);
            Tensor answers = torch.scaled_dot_product_attention(
                    byHead(parts.get(0)),
                    byHead(parts.get(1)),
                    byHead(parts.get(2)),
                    new TensorOptional(),
                    0,
                    true,
                    new DoubleOptional(),
                    false);
            return mixed.forward(answers.transpose(1, 2).flatten(2, 3));
        }

        /** Rows, places, width to rows, heads, places, a head's share of the width. */
        private Tensor byHead(Tensor x) {
            return x.view(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2);
        }
    }

    private static Tensor dropped(Tensor x, Module module) {
        return torch.dropout(x, DROPOUT, module.is_training());
    }

    /** Biases of 0, and weights by Glorot and Bengio. */
    private static LinearImpl linear(int in, int out) {
        LinearImpl linear = new LinearImpl(in, out);
        torch.xavier_uniform_(linear.weight());
        torch.zeros_(linear.bias());
        return linear;
    }

    /** {@code sin(place / 10000^(2i / width))} in the even columns and the cosine in the odd ones (section 3.5). */
    private static Tensor sines(int context, int width) {
        float[] sines = new float[context * width];
        for (int place = 0; place < context; place++) {
            for (int i = 0; i < width; i++) {
                double angle = place / Math.pow(10_000, (double) (i - i % 2) / width);
                sines[place * width + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return Tensor.create(sines, context, width);
    }
}
