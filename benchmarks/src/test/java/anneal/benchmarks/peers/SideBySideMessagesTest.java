package anneal.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SideBySideMessagesTest {

    @Test
    void whatIsAskedFor() {
        assertMessage(
                () -> Contender.parse("jax", 2),
                "contender must be one of ours, ours-mkl, ours-mkl-bf16, pytorch, pytorch-compiled, pytorch-loader,"
                        + " pytorch-dataset, pytorch-bf16, pytorch-processes, pytorch-debian, djl, libtorch, dl4j, but"
                        + " was jax");
        assertMessage(() -> Contender.parse("djl:0", 2), "threads must be >= 1, but was 0");
        assertMessage(() -> Rule.named("lion"), "rule must be one of sgd, adam, adamw, rmsprop, adagrad, but was lion");
    }

    @Test
    void work() {
        assertMessage(() -> work(127, 100, 0.1, 0, 1), "images must be >= 128, a batch, but was 127");
        assertMessage(() -> work(128, 0, 0.1, 0, 1), "hidden must be >= 1, but was 0");
        assertMessage(() -> work(128, 100, 0, 0, 1), "rate must be > 0, but was 0.0");
        assertMessage(() -> work(128, 100, 0.1, -1, 1), "warm-up must be >= 0, but was -1");
        assertMessage(() -> work(128, 100, 0.1, 0, 0), "epochs must be >= 1, but was 0");
        assertMessage(
                () -> new Work(128, List.of(3072, 10), Rule.SGD, List.of(0.1), 0, 1), "layers must be >= 2, but was 1");
        assertMessage(
                () -> new Work(128, List.of(784, 100, 10), Rule.SGD, List.of(0.1), 0, 1),
                "widths must go from 3072 to 10, but was [784, 100, 10]");
    }

    private static Work work(int images, int hidden, double rate, int warmUp, int epochs) {
        return new Work(images, List.of(3072, hidden, 10), Rule.SGD, List.of(rate), warmUp, epochs);
    }

    private static void assertMessage(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
