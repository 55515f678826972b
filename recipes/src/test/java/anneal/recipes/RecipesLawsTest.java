package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.notation.Controlled;
import anneal.torch.Libtorch;
import anneal.torch.Rates;
import anneal.torch.TorchLearner;
import anneal.train.Checkpoint;
import anneal.train.Ending;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.Saving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both recipes, as small as they get, learn under the schedule that is asked for, and the same from the same seed. */
class RecipesLawsTest {
    private static final String TEXT = "the rate falls and the loss falls with it; ".repeat(40);

    static {
        Libtorch.load(1);
    }

    static Stream<Recipe> recipes() throws IOException {
        return Stream.of(resnet(), transformer());
    }

    private static Recipe resnet() {
        return new Recipe(
                "ResNet-8", new Shapes(160, 40, 0).generate(), 16, 3, () -> ResNetOnCifar10.learner(new ResNet(1, 4)));
    }

    private static Recipe transformer() throws IOException {
        Path file = Files.createTempFile("anneal", ".txt");
        try {
            Files.writeString(file, TEXT);
            return new Recipe(
                    "Transformer",
                    Text.read(file, 8),
                    16,
                    3,
                    () -> TransformerOnText.learner(new Transformer(18, 8, 16, 2, 1)));
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void lossesFallAtTheScheduledRates(Recipe recipe) {
        Controlled rate = recipe.rate("linear(0, 0.02, 20%) then cosine(0.02, 80%)");
        History history = train(recipe, rate, 0);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(history.updates()).isEqualTo(recipe.updates());
        for (int step = 0; step < history.updates(); step++) {
            assertThat(history.rate(step)).isEqualTo(rate.at(step));
        }
        assertThat(history.epochs().get(2).trainLoss())
                .isLessThan(history.epochs().get(0).trainLoss());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theSameSeedGivesTheSameLosses(Recipe recipe) {
        double[] losses = losses(recipe, 1);
        assertThat(losses(recipe, 1)).containsExactly(losses);
        assertThat(losses(recipe, 2)).isNotEqualTo(losses);
    }

    private static History train(Recipe recipe, Controlled rate, long seed) {
        try (Learner learner = recipe.start(seed)) {
            return recipe.training(learner, rate, seed).run();
        }
    }

    private static double[] losses(Recipe recipe, long seed) {
        return losses(train(recipe, recipe.rate("0.01"), seed));
    }

    private static double[] losses(History history) {
        return DoubleStream.concat(
                        IntStream.range(0, history.updates()).mapToDouble(history::loss),
                        DoubleStream.of(history.finalTestLoss(), history.finalAccuracy()))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void goesOnFromEveryCheckpointWithTheSameBits(Recipe recipe) {
        Controlled rate = recipe.rate("cosine(0.02, 100%)");
        List<Checkpoint> checkpoints = new ArrayList<>();
        double[] losses;
        try (Learner learner = recipe.start(1)) {
            losses = losses(recipe.training(learner, rate, 1)
                    .withSaving(Saving.everyUpdates(7, checkpoints::add))
                    .run());
        }
        assertThat(checkpoints).hasSizeGreaterThan(4);
        for (Checkpoint checkpoint : checkpoints) {
            try (Learner other = recipe.start(2)) {
                History history =
                        recipe.training(other, rate, 1).from(checkpoint).run();
                assertThat(losses(history)).containsExactly(losses);
            }
        }
    }

    @Test
    void theTextsOptimizerHasTheRateOfTheUpdate() throws IOException {
        Transformer model = new Transformer(18, 8, 16, 2, 1);
        Adam adam = new Adam(model.parameters(), new AdamOptions(1));
        Batch batch = Loader.inOrder(transformer().data().train(), 4).epoch(0).get(0);
        try (TorchLearner learner = new TorchLearner(model, new NextCharacters(model), () -> adam)) {
            for (double eta : new double[] {0.003, 0, 1e-300}) {
                learner.update(batch, eta);
                assertThat(Rates.of(adam)).containsExactly(eta);
            }
        }
    }

    @Test
    void runsThatAreThereAreNotMadeAgain(@TempDir Path folder) throws IOException {
        Recipe recipe = transformer();
        Map<String, List<LoggedRun>> first = new Trials(recipe, folder).run(List.of("0.01"), 1);
        Recipe unused = new Recipe(recipe.name(), recipe.data(), recipe.batch(), recipe.epochs(), () -> {
            throw new AssertionError("a run was made again");
        });
        assertThat(new Trials(unused, folder).run(List.of("0.01"), 1)).isEqualTo(first);
        assertThat(new Trials(recipe, folder).run(List.of("0.02", "0.01"), 2))
                .hasSize(2)
                .allSatisfy((schedule, runs) -> assertThat(runs).hasSize(2))
                .containsKey("0.02");
    }
}
