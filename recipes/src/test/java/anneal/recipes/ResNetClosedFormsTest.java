package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.torch.Libtorch;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The residual network has the sizes that its authors state. */
class ResNetClosedFormsTest {
    static {
        Libtorch.load(1);
    }

    /** He et al., table 6: 0.27, 0.46, 0.66 and 0.85 million; to the last one with the norms' factors and shifts. */
    @ParameterizedTest
    @CsvSource({"3, 269722", "5, 464154", "7, 658586", "9, 853018"})
    void parameters(int blocks, long expected) {
        try (ResNet net = new ResNet(blocks, 16)) {
            assertThat(parameters(net)).isEqualTo(expected);
        }
    }

    @Test
    void tenAnswersForEachPicture() {
        try (ResNet net = new ResNet(1, 4);
                Tensor pictures = torch.rand(2, 3, 32, 32)) {
            assertThat(net.forward(pictures).sizes().vec().get()).containsExactly(2, 10);
        }
    }

    static long parameters(Module module) {
        TensorVector parameters = module.parameters();
        return LongStream.range(0, parameters.size())
                .map(i -> parameters.get(i).numel())
                .sum();
    }
}
