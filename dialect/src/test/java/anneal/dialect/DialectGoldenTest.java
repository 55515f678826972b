package anneal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anneal.notation.Json;
import anneal.notation.NotationException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the tables that were made by running the originals. */
class DialectGoldenTest {

    /** PyTorch wants its optimizer; here it is ignored, and so may be left out. */
    private static final String WITHOUT_OPTIMIZER = "missing 1 required positional argument: 'optimizer'";

    /** What of Python's expressions is refused: bits, methods, star arguments, assignments, rare functions. */
    private static final List<String> NOT_READ =
            List.of("math.gamma(", "math.erf(", "*a", ".real", ".get(", "<<", ">>", " & ", " ^ ", "~", ":=");

    static Stream<GoldenCase> pytorch() {
        return GoldenCase.of("pytorch.jsonl", "pytorch")
                .filter(golden -> !String.valueOf(golden.line().get("error")).contains(WITHOUT_OPTIMIZER));
    }

    static Stream<GoldenCase> transformers() {
        return GoldenCase.of("transformers.jsonl", "transformers");
    }

    static Stream<GoldenCase> timm() {
        return GoldenCase.of("timm.jsonl", "timm");
    }

    static Stream<GoldenCase> keras() {
        return GoldenCase.of("keras.jsonl", "keras");
    }

    static Stream<GoldenCase> optax() {
        return GoldenCase.of("optax.jsonl", "optax");
    }

    @ParameterizedTest
    @MethodSource({"pytorch", "transformers", "timm", "keras", "optax"})
    void agreesWithTheOriginal(GoldenCase golden) {
        golden.check((String) golden.line().get("call"));
    }

    static Stream<GoldenCase> expressions() {
        return GoldenCase.of("python-expressions.jsonl", "pytorch")
                .map(golden -> golden.with("lr", List.of(1.0))
                        .with(
                                "rates",
                                golden.line().get("values") == null
                                        ? null
                                        : List.of(golden.line().get("values"))));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void evaluatesAsPython(GoldenCase golden) {
        String text = "LambdaLR(optimizer, " + golden.line().get("lambda") + "\n)";
        if (NOT_READ.stream().anyMatch(text::contains)) {
            assertThatExceptionOfType(NotationException.class)
                    .isThrownBy(() -> Dialects.read("pytorch", text, golden.setup()))
                    .withMessageContaining(", at character ");
            return;
        }
        golden.check(text);
    }

    static Stream<GoldenCase> kerasConfigs() {
        return keras().filter(golden -> golden.line().containsKey("config"));
    }

    @ParameterizedTest
    @MethodSource("kerasConfigs")
    void readsKerasJson(GoldenCase golden) {
        golden.check(Pickle.json(Values.ofPlain(golden.line().get("config"))));
    }

    static Stream<GoldenCase> dl4j() {
        return GoldenCase.of("dl4j.jsonl", "dl4j")
                .filter(golden -> golden.line().get("json") != null)
                .map(golden -> golden.line().containsKey("updatesPerEpoch")
                        ? golden.with(
                                "let", Map.of("updates_per_epoch", golden.line().get("updatesPerEpoch")))
                        : golden);
    }

    @ParameterizedTest
    @MethodSource("dl4j")
    void readsDl4jJson(GoldenCase golden) {
        golden.check(Json.write(golden.line().get("json")));
    }

    static Stream<GoldenCase> states() {
        return GoldenCase.of("state/index.jsonl", "pytorch").map(golden -> golden.with("steps", golden.following()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void goesOnFromASavedState(GoldenCase golden) throws IOException {
        String call = (String) golden.line().get("call");
        String json = Files.readString(
                GoldenCase.folder().resolve("state/" + golden.line().get("json")));
        byte[] file = Files.readAllBytes(
                GoldenCase.folder().resolve("state/" + golden.line().get("pt")));
        String groups = Json.write(golden.line().get("groups"));
        String checkpoint = "{\"optimizer\": {\"param_groups\": " + groups + "}, \"lr_scheduler\": " + json + "}";
        if (call.matches("(?s)(LambdaLR|MultiplicativeLR|get_linear).*")) {
            refused(golden, checkpoint, "ValueError: a LambdaLR or MultiplicativeLR does not save its functions");
            return;
        }
        golden.compare(Dialects.read("pytorch", checkpoint, golden.setup()).rows(golden.steps(), golden.metrics()));
        if (call.matches("(?s)(OneCycleLR|SWALR).*")) {
            String key = call.startsWith("SWALR") ? "swa_lr" : "max_lr";
            String type = call.substring(0, call.indexOf('('));
            refused(golden, json, "ValueError: a " + type + " keeps its " + key + " in the optimizer's param_groups");
            return;
        }
        golden.compare(Dialects.read("pytorch", json, golden.setup()).rows(golden.steps(), golden.metrics()));
        golden.compare(Dialects.readFile(file, golden.setup()).rows(golden.steps(), golden.metrics()));
    }

    private static void refused(GoldenCase golden, String json, String reason) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Dialects.read("pytorch", json, golden.setup()))
                .withMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refuse-runs-code.pt    | the file must hold a state_dict and nothing else, but would call __builtin__.print, which is not done
            refuse-whole-object.pt | the file must hold a state_dict and nothing else, but would call torch.optim.lr_scheduler.OneCycleLR, which is not done
            old-form.pt            | ValueError: a OneCycleLR keeps its max_lr in the optimizer's param_groups
            protocol-4.pt          | ValueError: a OneCycleLR keeps its max_lr in the optimizer's param_groups
            protocol-5.pt          | ValueError: a OneCycleLR keeps its max_lr in the optimizer's param_groups
            tensor-rates.pt        | TypeError: the saved rates must be numbers, but are a tensor
            """)
    void tellsWhatAFileLacks(String name, String reason) throws IOException {
        byte[] file = Files.readAllBytes(GoldenCase.folder().resolve("state/other/" + name));
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(
                        () -> Dialects.readFile(file, new Setup(List.of(), OptionalDouble.of(0.9), Map.of(), false)))
                .withMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource("checkpoint.pt")
    void readsAWholeCheckpoint(String name) throws IOException {
        byte[] file = Files.readAllBytes(GoldenCase.folder().resolve("state/other/" + name));
        Simulation resumed = Dialects.readFile(file, new Setup(List.of(), OptionalDouble.empty(), Map.of(), false));
        Simulation whole = Dialects.read("pytorch", "OneCycleLR(optimizer, max_lr=0.1, total_steps=40)", Setup.of(0.1));
        assertThat(resumed.rows(30, List.of()).lr())
                .isEqualTo(whole.rows(40, List.of()).lr().subList(10, 41));
    }
}
