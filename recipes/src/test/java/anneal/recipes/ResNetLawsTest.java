package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.torch.Libtorch;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** A network that is evaluated answers for each picture by itself, whatever else is in the batch; one that learns does not. */
class ResNetLawsTest {
    static {
        Libtorch.load(1);
    }

    @Test
    void aPictureAlone() {
        torch.manual_seed(0);
        try (ResNet net = new ResNet(1, 4);
                Tensor pictures = torch.rand(8, 3, 32, 32);
                Tensor first = pictures.narrow(0, 0, 1)) {
            net.train(false);
            assertThat(answer(net, first)).containsExactly(answer(net, pictures), within(1e-5f));
            net.train(true);
            assertThat(Math.abs(answer(net, first)[0] - answer(net, pictures)[0]))
                    .isGreaterThan(1e-3f);
        }
    }

    /** The answers for the first picture. */
    private static float[] answer(ResNet net, Tensor pictures) {
        float[] answer = new float[10];
        try (Tensor answers = net.forward(pictures)) {
            new FloatPointer(answers.data_ptr()).get(answer);
        }
        return answer;
    }
}
