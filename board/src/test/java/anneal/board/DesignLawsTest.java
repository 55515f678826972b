package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the design view gets is what the commands print. */
class DesignLawsTest {
    private static final Clock RUN = Clock.ofEpochs(100).withUpdates(9_000);
    private static Board board;

    @BeforeAll
    static void start() throws IOException {
        board = Boards.start("localhost", 0, null);
    }

    @AfterAll
    static void stop() {
        board.close();
    }

    private static String request(String spec, String rest) {
        return "{\"updates\": 9000, \"updates_per_epoch\": 100, \"curves\": [{\"spec\": \"" + spec + "\"}]" + rest
                + "}";
    }

    private static JsonObject curve(String spec) throws Exception {
        return first(Asking.post(board, "/api/curves", request(spec, "")));
    }

    private static JsonObject first(JsonElement drawn) {
        return drawn.getAsJsonObject().getAsJsonArray("curves").get(0).getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"linear(0, 0.1, 5%) then cosine(0.1, 95%)", "milestones(0.1, [30ep, 60ep])", "noam(512, 10ep)"})
    void valuesAreTheSchedulesToTheBit(String spec) throws Exception {
        Schedule schedule = Plan.parse(spec).resolve(RUN).schedule();
        JsonObject line = curve(spec).getAsJsonArray("lines").get(0).getAsJsonObject();
        JsonArray x = line.getAsJsonArray("x");
        assertThat(x.get(0).getAsLong()).isZero();
        assertThat(x.get(x.size() - 1).getAsLong()).isEqualTo(9_000);
        for (int i = 0; i < x.size(); i++) {
            assertThat(line.getAsJsonArray("y").get(i).getAsDouble())
                    .isEqualTo(schedule.at(x.get(i).getAsLong()));
        }
    }

    @Test
    void aWindowIsDrawnInFull() throws Exception {
        JsonElement drawn = Asking.post(
                board, "/api/curves", request("cosine(0.1, 90ep)", ", \"from\": 100, \"to\": 200, \"columns\": 400"));
        assertThat(first(drawn).getAsJsonArray("lines").get(0).getAsJsonObject().getAsJsonArray("x"))
                .hasSize(101);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cosine(0.1, 90)                                                | anneal
            CosineAnnealingLR(optimizer, T_max=50)                         | pytorch
            get_cosine_schedule_with_warmup(optimizer, 100, 1000)          | transformers
            CosineLRScheduler(optimizer, t_initial=50)                     | timm
            keras.optimizers.schedules.CosineDecay(0.1, 1000)              | keras
            optax.cosine_decay_schedule(0.1, 1000)                         | optax
            cosin(0.1, 90)                                                 | anneal
            """)
    void whatIsPastedIsKnownForWhatItIs(String spec, String dialect) throws Exception {
        String request =
                "{\"updates\": 100, \"curves\": [{\"spec\": \"" + spec + "\", \"dialect\": \"auto\", \"lr\": 0.1}]}";
        assertThat(first(Asking.post(board, "/api/curves", request))
                        .get("dialect")
                        .getAsString())
                .isEqualTo(dialect);
    }

    @Test
    void whatCannotBeReadStandsBesideWhatCan() throws Exception {
        JsonArray curves = Asking.post(
                        board,
                        "/api/curves",
                        "{\"curves\": [{\"spec\": \"cosin(1)\"}, {\"spec\": \"cosine(0.1, 9)\"}]}")
                .getAsJsonObject()
                .getAsJsonArray("curves");
        assertThat(curves.get(0).getAsJsonObject().get("error").getAsString())
                .isEqualTo("unknown schedule \"cosin\"; did you mean \"cosine\"?, at character 1 of \"cosin(1)\"");
        assertThat(curves.get(1).getAsJsonObject().get("error").getAsString()).isEmpty();
    }

    @Test
    void findingsAreThoseOfLint() throws Exception {
        assertThat(curve("cosine(0.1, 90)").getAsJsonArray("findings").toString())
                .contains("write 90ep if epochs are meant");
    }

    @Test
    void aRateIsExplained() throws Exception {
        JsonElement reasons = Asking.post(
                board, "/api/explain", request("linear(0, 0.1, 10) then cosine(0.1, 90)", ", \"step\": 10"));
        JsonObject reason =
                reasons.getAsJsonArray().get(0).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(reason.get("rate").getAsString()).isEqualTo("0.1");
        assertThat(reason.get("why").getAsString()).contains("phase 2 of 2: cosine(0.1, 90) at step 0 of 90");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            linear(0, 0.1, 5%) then cosine(0.1, 95%) | 1 | 900  | 0.2    | linear(0, 0.2, 10%) then cosine(0.2, 95%)
            milestones(0.1, [30ep, 60ep])            | 1 | 4000 | 0.01   | milestones(0.1, [40ep, 60ep])
            milestones(0.1, [30ep, 60ep])            | 1 | 8000 | 0.01   | milestones(0.1, [59.99ep, 60ep])
            milestones(0.1, [30ep, 60ep])            | 0 | 500  | 0.3    | milestones(0.3, [30ep, 60ep])
            0.1; group bias: lr *= 2                 | 0 | 0    | 0.25   | lr = 0.25; group bias: lr *= 2
            """)
    void theTextFollowsWhatIsDragged(String spec, int handle, long step, double rate, String moved) throws Exception {
        String request = "{\"updates\": 9000, \"updates_per_epoch\": 100, \"curve\": {\"spec\": \"" + spec
                + "\"}, \"handle\": " + handle + ", \"step\": " + step + ", \"rate\": " + rate + "}";
        assertThat(Asking.post(board, "/api/drag", request)
                        .getAsJsonObject()
                        .get("text")
                        .getAsString())
                .isEqualTo(moved);
    }

    @Test
    void aFieldIsEdited() throws Exception {
        String request =
                "{\"curve\": {\"spec\": \"milestones(0.1, [30, 60])\"}, \"place\": \":gamma\", \"value\": \"0.2\"}";
        assertThat(Asking.post(board, "/api/edit", request)
                        .getAsJsonObject()
                        .get("text")
                        .getAsString())
                .isEqualTo("milestones(0.1, [30, 60], gamma=0.2)");
    }

    @Test
    void everyExampleCanBeDrawn() throws Exception {
        JsonArray shapes = JsonParser.parseString(
                        Asking.get(board, "/api/vocabulary").body())
                .getAsJsonObject()
                .getAsJsonArray("shapes");
        assertThat(shapes.size()).isGreaterThan(40);
        for (JsonElement shape : shapes) {
            String text = shape.getAsJsonObject().get("text").getAsString();
            assertThat(curve(text).get("error").getAsString()).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anneal", "json", "pytorch", "keras", "optax", "djl", "dl4j", "java"})
    void everyTargetGetsItsCode(String target) throws Exception {
        String body = "\"curve\": {\"spec\": \"%s\", \"dialect\": \"%s\", \"lr\": 0.1}, \"to\": \"" + target + "\"}";
        for (List<String> asked :
                List.of(List.of("cosine(0.1, 90)", "anneal"), List.of("StepLR(optimizer, 30)", "pytorch"))) {
            JsonElement answer = Asking.post(
                    board, "/api/export", "{\"updates\": 200, " + String.format(body, asked.get(0), asked.get(1)));
            assertThat(answer.getAsJsonObject().get("code").getAsString()).isNotBlank();
        }
    }
}
