package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.train.Learner;
import anneal.train.Precision;
import anneal.train.Start;
import anneal.train.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes' tasks make the same learner from the same seed, whatever was drawn before. */
class TasksLawsTest {

    @Test
    void resnet() {
        Task task = new ResNet20Task();
        assertSameFromASeed(task, new Shapes(40, 10, 0).generate().train());
        assertThat(task.parameters().names()).hasSize(59).startsWith("convolution.weight", "norm.weight", "norm.bias");
        assertThat(task.parallel()).isFalse();
    }

    @Test
    void transformer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "the rate falls; ".repeat(200));
        assertSameFromASeed(
                new TransformerTask(),
                Text.read(file, TransformerOnText.CONTEXT).train());
    }

    private static void assertSameFromASeed(Task task, DataSet data) {
        double[] losses = losses(task, data, 1);
        assertThat(losses(task, data, 1)).containsExactly(losses);
        assertThat(losses(task, data, 2)).isNotEqualTo(losses);
    }

    private static double[] losses(Task task, DataSet data, long seed) {
        Batch batch = Loader.inOrder(data, 8).epoch(0).get(0);
        try (Learner learner = task.start(data, new Start(null, seed, 2, Precision.FLOAT32))) {
            return DoubleStream.generate(() -> learner.update(batch, 0.01))
                    .limit(3)
                    .toArray();
        }
    }
}
