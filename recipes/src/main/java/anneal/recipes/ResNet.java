package anneal.recipes;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.FanModeType;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Nonlinearity;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.kFanOut;
import org.bytedeco.pytorch.kReLU;

/**
 * The residual network for small pictures: three stages of {@code blocks} blocks of two convolutions, {@code width},
 * {@code 2 width} and {@code 4 width} channels wide, {@code 6 blocks + 2} layers in all. ResNet-20 has 3 blocks and width 16.
 *
 * <p>Where a stage begins, the shortcut takes every other pixel and fills the new channels with zeros, so that it has no weights.
 *
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al., 2015, section 4.2</a>
 */
final class ResNet extends Module {
    private static final int COLOURS = 3;
    private static final int CLASSES = 10;
    private static final int STAGES = 3;

    private final Conv2dImpl convolution;
    private final BatchNorm2dImpl norm;
    private final List<Block> blocks = new ArrayList<>();
    private final LinearImpl output;

    /**
     * A network with random weights.
     *
     * @param blocksOfAStage at least 1
     * @param width channels of the first stage, at least 1
     */
    ResNet(int blocksOfAStage, int width) {
        if (blocksOfAStage < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "blocks and width must be >= 1, but were " + blocksOfAStage + " and " + width);
        }
        convolution = register_module("convolution", convolution(COLOURS, width, 1));
        norm = register_module("norm", new BatchNorm2dImpl(new BatchNormOptions(width)));
        int channels = width;
        for (int stage = 0; stage < STAGES; stage++) {
            for (int i = 0; i < blocksOfAStage; i++) {
                boolean narrows = stage > 0 && i == 0;
                Block block = new Block(channels, narrows ? 2 * channels : channels, narrows ? 2 : 1);
                blocks.add(register_module("block" + blocks.size(), block));
                channels = narrows ? 2 * channels : channels;
            }
        }
        output = register_module("output", new LinearImpl(channels, CLASSES));
    }

    /** Pictures of 3 x 32 x 32 to raw answers for the classes; in training each is first cropped and flipped at random. */
    Tensor forward(Tensor pictures) {
        Tensor x = is_training() ? Augmentation.apply(pictures) : pictures;
        x = torch.relu(norm.forward(convolution.forward(x)));
        for (Block block : blocks) {
            x = block.forward(x);
        }
        return output.forward(x.mean(2, 3));
    }

    /** Two convolutions, around which the input goes by a shortcut. */
    private static final class Block extends Module {
        private final Conv2dImpl first;
        private final BatchNorm2dImpl firstNorm;
        private final Conv2dImpl second;
        private final BatchNorm2dImpl secondNorm;
        private final int added;
        private final int stride;

        Block(int in, int out, int stride) {
            first = register_module("first", convolution(in, out, stride));
            firstNorm = register_module("firstNorm", new BatchNorm2dImpl(new BatchNormOptions(out)));
            second = register_module("second", convolution(out, out, 1));
            secondNorm = register_module("secondNorm", new BatchNorm2dImpl(new BatchNormOptions(out)));
            added = out - in;
            this.stride = stride;
        }

        Tensor forward(Tensor x) {
            Tensor y = torch.relu(firstNorm.forward(first.forward(x)));
            return torch.relu(secondNorm.forward(second.forward(y)).add(shortcut(x)));
        }

        private Tensor shortcut(Tensor x) {
            if (stride == 1) {
                return x;
            }
            LongOptional all = new LongOptional();
            Tensor pixels = x.slice(2, all, all, stride).slice(3, all, all, stride);
            return torch.pad(pixels, 0, 0, 0, 0, 0, added);
        }
    }

    /** A 3 x 3 convolution without biases, which the norm after it makes up for, with He's initialization. */
    private static Conv2dImpl convolution(int in, int out, int stride) {
        Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(3, 3));
        options.stride().put(new LongPointer(stride, stride));
        options.padding().put(new LongPointer(1, 1));
        options.bias().put(false);
        Conv2dImpl convolution = new Conv2dImpl(options);
        torch.kaiming_normal_(convolution.weight(), 0, new FanModeType(new kFanOut()), new Nonlinearity(new kReLU()));
        return convolution;
    }
}
