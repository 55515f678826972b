package anneal.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs and prints what it promises. */
class ExamplesTest {

    @Test
    void trainTheBlock() {
        assertThat(output(() -> TrainTheBlock.main(new String[] {"2"})))
                .matches("(?s)epoch 1: last loss \\d\\.\\d{3}, test accuracy 0\\.\\d{3}\\R"
                        + "epoch 2: last loss \\d\\.\\d{3}, test accuracy 0\\.\\d{3}\\R");
    }

    @Test
    void trainInOneCall() {
        assertThat(output(() -> TrainInOneCall.main(new String[] {"2"}))).startsWith("COMPLETE, test accuracy 0.");
    }

    @Test
    void averageTheWeights() {
        assertThat(output(() -> AverageTheWeights.main(new String[] {"4"})))
                .matches("swa\\(from=75%\\): test accuracy 0\\.\\d{4}, of the last weights 0\\.\\d{4}\\R"
                        + "ema\\(0\\.99\\): test accuracy 0\\.\\d{4}, of the last weights 0\\.\\d{4}\\R");
    }

    @Test
    void accumulateAndClip() {
        assertThat(output(() -> AccumulateAndClip.main(new String[0]))).startsWith("80 updates, Score[loss=");
    }

    @Test
    void groupTheParameters() {
        assertThat(output(() -> GroupTheParameters.main(new String[] {"2"})))
                .matches("update 0: rate 0\\.001, of 0\\.weight 0\\.0, of biases 0\\.001\\R"
                        + "update 79: rate 5\\.0E-4, of 0\\.weight 2\\.5E-4, of biases 5\\.0E-4\\R"
                        + "test accuracy 0\\.\\d{3}\\R");
    }

    @Test
    void trainYourOwnModel() {
        assertThat(output(() -> TrainYourOwnModel.main(new String[0]))).matches("rate .*: test loss 0\\.\\d{3}\\R");
    }

    @Test
    void findARate() {
        assertThat(output(() -> FindARate.main(new String[0])).lines())
                .hasSize(4)
                .allMatch(line ->
                        line.matches("(steepest|minimum/10|valley|slide): [0-9.e-]+, from [0-9.e-]+ to [0-9.e-]+"));
    }

    @Test
    void askASchedule() {
        assertThat(output(() -> AskASchedule.main(new String[0])).lines())
                .containsExactly(
                        "update 0: 0.0",
                        "update 250: 0.05",
                        "update 500: 0.1",
                        "update 5250: 0.05",
                        "update 10000: 0.0",
                        "linear(0, 0.1, 500) then cosine(0.1, 9500)");
    }

    @Test
    void resumeARun(@TempDir Path folder) {
        String first = output(() -> resume(folder));
        String second = output(() -> resume(folder));
        assertThat(first).startsWith("from update 0 to 24: loss ");
        assertThat(second).isEqualTo(first.replace("update 0", "update 24"));
    }

    private static void resume(Path folder) {
        try {
            ResumeARun.main(new String[] {folder.toString()});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String output(Runnable example) {
        PrintStream before = System.out;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(before);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }
}
