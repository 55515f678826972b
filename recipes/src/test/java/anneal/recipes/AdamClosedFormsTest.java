package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.torch.Libtorch;
import anneal.torch.Rates;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** The Transformer's Adam has the betas 0.9 and 0.98, in this order. */
class AdamClosedFormsTest {
    static {
        Libtorch.load(1);
    }

    /**
     * After the gradients 1 and 0 the means are 0.09 and 0.0196, corrected 0.09 / 0.19 and 0.0196 / 0.0396, so that the steps are
     * 1 and 0.6733.
     */
    @Test
    void twoSteps() {
        try (Tensor weight = torch.zeros(1).requires_grad_(true);
                Adam adam = TransformerOnText.adam(new TensorVector(weight))) {
            Rates.set(adam, 1);
            weight.sum().backward();
            adam.step();
            assertThat(weight.item_double()).isEqualTo(-1, within(1e-6));
            adam.zero_grad(false);
            adam.step();
            assertThat(weight.item_double()).isEqualTo(-1 - 0.09 / 0.19 / Math.sqrt(0.0196 / 0.0396), within(1e-6));
        }
    }
}
