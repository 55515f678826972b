package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.torch.Libtorch;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** No place of a text sees what comes after it, and all of them see what comes before. */
class TransformerLawsTest {
    private static final int VOCABULARY = 7;
    private static final int CONTEXT = 6;
    private static final int CHANGED = 3;

    static {
        Libtorch.load(1);
    }

    @Test
    void answersFollowFromWhatCameBefore() {
        torch.manual_seed(0);
        try (Transformer model = new Transformer(VOCABULARY, CONTEXT, 8, 2, 2)) {
            model.train(false);
            float[] before = answers(model, 0, 1, 2, 3, 4, 5);
            float[] after = answers(model, 0, 1, 2, 6, 4, 5);
            for (int place = 0; place < CONTEXT; place++) {
                boolean same = true;
                for (int i = place * VOCABULARY; i < (place + 1) * VOCABULARY; i++) {
                    same &= before[i] == after[i];
                }
                assertThat(same).as("place %s", place).isEqualTo(place < CHANGED);
            }
        }
    }

    private static float[] answers(Transformer model, long... text) {
        float[] answers = new float[CONTEXT * VOCABULARY];
        try (Tensor texts = Tensor.create(text, 1, CONTEXT);
                Tensor found = model.forward(texts).contiguous()) {
            assertThat(found.sizes().vec().get()).containsExactly(1, CONTEXT, VOCABULARY);
            new FloatPointer(found.data_ptr()).get(answers);
        }
        return answers;
    }
}
