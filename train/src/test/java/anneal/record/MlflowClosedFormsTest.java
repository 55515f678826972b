package anneal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.record.CheckingMlflow.Metric;
import anneal.train.Ending;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the MLflow log tells a server that checks every call; no real MLflow could be had where this was written. */
class MlflowClosedFormsTest {
    private CheckingMlflow server;

    @BeforeEach
    void start() throws IOException {
        server = new CheckingMlflow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRunWithItsParametersAndEveryFigure() throws IOException {
        write(new MlflowLog(server.uri(), "block", "first", Map.of("schedule", "cosine(0.1, 100%)")));
        assertThat(server.refusals).isEmpty();
        assertThat(server.experiments).containsExactly("block");
        assertThat(server.params).containsExactly(Map.entry("schedule", "cosine(0.1, 100%)"));
        assertThat(server.status).isEqualTo("FINISHED");
        assertThat(server.metrics)
                .contains(
                        new Metric("rate", 0.1, 1000, 0),
                        new Metric("loss", 2.25, 1000, 1),
                        new Metric("epoch_loss", 2.375, 1000, 1),
                        new Metric("rate", 1e-5, 1000, 2),
                        new Metric("skipped", 1, 1000, 3),
                        new Metric("loss", Double.POSITIVE_INFINITY, 1000, 3),
                        new Metric("validation_accuracy", 0.5, 1000, 3))
                .hasSize(4 * 2 + 1 + 1 + 4 + 6 + 2);
    }

    @Test
    void anExperimentThatIsThereIsUsed() throws IOException {
        server.experiments.add("block");
        write(new MlflowLog(server.uri(), "block", "first", Map.of()));
        assertThat(server.refusals).isEmpty();
        assertThat(server.experiments).containsExactly("block");
    }

    @Test
    void manyUpdatesGoInParcels() throws IOException {
        try (MlflowLog log = new MlflowLog(server.uri(), "block", "first", Map.of())) {
            for (int step = 0; step < 2600; step++) {
                log.write(new TrainEvent.Updated(step, 0, 0.1, 2, Double.NaN), 1000);
            }
        }
        assertThat(server.refusals).isEmpty();
        assertThat(server.metrics).hasSize(5200);
        assertThat(server.status).isEqualTo("KILLED");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, FINISHED", "FLAT, FINISHED", "DIVERGED, FAILED", "INTERRUPTED, KILLED"})
    void theEndingIsTheStatus(Ending ending, String status) throws IOException {
        try (MlflowLog log = new MlflowLog(server.uri(), "block", "first", Map.of())) {
            log.write(new TrainEvent.Ended(ending, 0), 1000);
        }
        assertThat(server.status).isEqualTo(status);
    }

    @Test
    void aServerThatIsUnwellIsAskedAgain() throws IOException {
        server.unwell = 2;
        write(new MlflowLog(server.uri(), "block", "first", Map.of()));
        assertThat(server.refusals).isEmpty();
        assertThat(server.metrics).hasSize(22);
    }

    @Test
    void whatTheServerRefusesIsTold() throws IOException {
        MlflowLog log = new MlflowLog(server.uri(), "block", "first", Map.of());
        server.deleted = true;
        assertThatThrownBy(log::close)
                .isInstanceOf(IOException.class)
                .hasMessage("the MLflow server at " + server.uri() + " refused runs/update: no run with id r1");
        assertThatThrownBy(() -> new MlflowLog(URI.create("http://localhost:1"), "block", "first", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot reach the MLflow server at http://localhost:1: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MlflowLog(URI.create("mlruns"), "block", "first", Map.of()))
                .withMessage("the MLflow address must begin with http:// or https:// and a host, but was mlruns");
    }

    private static void write(MlflowLog log) throws IOException {
        try (log) {
            for (TrainEvent event : Events.RUN) {
                log.write(event, 1000);
            }
        }
    }
}
