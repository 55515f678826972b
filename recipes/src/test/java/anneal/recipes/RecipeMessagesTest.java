package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Fingerprint;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the recipes refuse. */
class RecipeMessagesTest {
    private static final Split DATA = new Shapes(10, 10, 0).generate();

    static {
        Libtorch.load(1);
    }

    /** A percent sign by itself cannot be formatted. */
    @Test
    void examples() {
        assertThat(description(new ResNetOnCifar10()))
                .contains("'milestones(0.1, [50%, 75%])' 'cosine(0.1, 100%)' 0.1 0.01");
        assertThat(description(new TransformerOnText())).contains("'noam(64, 20%)' 0.001");
    }

    private static String description(Object command) {
        CommandSpec spec = new CommandLine(command).getCommandSpec();
        return String.format(String.join("\n", spec.usageMessage().description()));
    }

    @Test
    void models() {
        assertThatThrownBy(() -> new ResNet(0, 16)).hasMessage("blocks and width must be >= 1, but were 0 and 16");
        assertThatThrownBy(() -> new Transformer(10, 8, 64, 3, 1))
                .hasMessage("width must be a multiple of heads, 3, but was 64");
    }

    @Test
    void aTextThatIsTooShort(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "a".repeat(640));
        assertThatThrownBy(() -> Text.read(file, 64))
                .hasMessage(file + ": expected over 64 characters in the last tenth, which is tested on, found 64");
    }

    @Test
    void runs(@TempDir Path folder) throws IOException {
        Recipe recipe = recipe("this", 1);
        Trials trials = new Trials(recipe, folder);
        assertThatThrownBy(() -> trials.run(List.of("0.1"), 0)).hasMessage("seeds must be >= 1, but was 0");
        assertThatThrownBy(() -> trials.run(List.of("0.1", "cosin(0.1)"), 1)).hasMessageContaining("cosin");
        String data = ", data " + Fingerprint.of(DATA);
        assertThatThrownBy(() -> new Trials(recipe("that", 1), folder))
                .hasMessage(folder + " must hold runs of this recipe, that" + data + ", but holds runs of this" + data);
        assertThatThrownBy(() -> recipe("none", 0)).hasMessage("epochs must be >= 1, but was 0");
    }

    private static Recipe recipe(String name, int epochs) {
        return new Recipe(name, DATA, 10, epochs, () -> {
            throw new AssertionError("nothing is trained here");
        });
    }
}
