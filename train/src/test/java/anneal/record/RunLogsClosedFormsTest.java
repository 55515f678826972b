package anneal.record;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.record.EventFiles.Scalar;
import anneal.train.EpochResult;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each log makes of a short run. */
class RunLogsClosedFormsTest {
    @TempDir
    private Path folder;

    @Test
    void csvHasARowForEveryUpdate() throws IOException {
        Path file = folder.resolve("log.csv");
        write(new CsvLog(file), Events.RUN);
        assertThat(file)
                .hasContent("step,epoch,rate,loss,gradient_norm,skipped,epoch_loss,test_loss,test_accuracy,"
                        + "validation_loss,validation_accuracy,averaged_loss,averaged_accuracy,monitored\n"
                        + "0,1,0.1,2.5,,0,,,,,,,,\n"
                        + "1,1,0.1,2.25,,0,2.375,2.125,0.25,,,,,2.375\n"
                        + "2,2,1e-5,2.0,0.75,0,,,,,,,,\n"
                        + "3,2,0.3,Infinity,,1,2,,,1.5,0.5,1.25,0.75,1.5\n");
    }

    @Test
    void csvEndsWithTheLastUpdateOfARunThatBrokeOff() throws IOException {
        Path file = folder.resolve("log.csv");
        write(new CsvLog(file), Events.RUN.subList(0, 2));
        assertThat(Files.readString(file)).endsWith("\n0,1,0.1,2.5,,0,,,,,,,,\n");
    }

    @Test
    void jsonLinesHasALineForEveryEvent() throws IOException {
        Path file = folder.resolve("log.jsonl");
        write(new JsonLinesLog(file), Events.RUN);
        assertThat(file)
                .hasContent("{\"event\":\"started\",\"epochs\":2,\"batches\":2,\"rows\":8,\"time\":1}\n"
                        + "{\"event\":\"update\",\"step\":0,\"epoch\":1,\"rate\":0.1,\"loss\":2.5,\"time\":1}\n"
                        + "{\"event\":\"update\",\"step\":1,\"epoch\":1,\"rate\":0.1,\"loss\":2.25,\"time\":1}\n"
                        + "{\"event\":\"epoch\",\"epoch\":1,\"updates\":2,\"epoch_loss\":2.375,\"test_loss\":2.125,"
                        + "\"test_accuracy\":0.25,\"monitored\":2.375,\"seconds\":0.5,\"time\":1}\n"
                        + "{\"event\":\"cut\",\"step\":2,\"why\":\"cut\",\"time\":1}\n"
                        + "{\"event\":\"update\",\"step\":2,\"epoch\":2,\"rate\":1e-5,\"loss\":2,\"gradient_norm\":0.75,\"time\":1}\n"
                        + "{\"event\":\"skipped\",\"step\":3,\"epoch\":2,\"rate\":0.3,\"loss\":null,\"time\":1}\n"
                        + "{\"event\":\"epoch\",\"epoch\":2,\"updates\":4,\"epoch_loss\":2,\"validation_loss\":1.5,"
                        + "\"validation_accuracy\":0.5,\"averaged_loss\":1.25,\"averaged_accuracy\":0.75,"
                        + "\"monitored\":1.5,\"seconds\":1,\"time\":1}\n"
                        + "{\"event\":\"test\",\"step\":4,\"test_loss\":1.75,\"test_accuracy\":0.25,\"time\":1}\n"
                        + "{\"event\":\"ended\",\"ending\":\"complete\",\"step\":4,\"time\":1}\n");
    }

    @Test
    void eventFilesHaveACurveForEveryFigure() throws IOException {
        write(new TensorBoardLog(folder), Events.RUN);
        assertThat(EventFiles.read(only()))
                .containsExactly(
                        new Scalar("rate", 0, 1000, 0.1f),
                        new Scalar("loss", 0, 1000, 2.5),
                        new Scalar("rate", 1, 1000, 0.1f),
                        new Scalar("loss", 1, 1000, 2.25),
                        new Scalar("epoch_loss", 1, 1000, 2.375),
                        new Scalar("test_loss", 1, 1000, 2.125),
                        new Scalar("test_accuracy", 1, 1000, 0.25),
                        new Scalar("monitored", 1, 1000, 2.375),
                        new Scalar("rate", 2, 1000, 1e-5f),
                        new Scalar("loss", 2, 1000, 2),
                        new Scalar("gradient_norm", 2, 1000, 0.75),
                        new Scalar("rate", 3, 1000, 0.3f),
                        new Scalar("loss", 3, 1000, Double.POSITIVE_INFINITY),
                        new Scalar("skipped", 3, 1000, 1),
                        new Scalar("epoch_loss", 3, 1000, 2),
                        new Scalar("validation_loss", 3, 1000, 1.5),
                        new Scalar("validation_accuracy", 3, 1000, 0.5),
                        new Scalar("averaged_loss", 3, 1000, 1.25),
                        new Scalar("averaged_accuracy", 3, 1000, 0.75),
                        new Scalar("monitored", 3, 1000, 1.5),
                        new Scalar("test_loss", 3, 1000, 1.75),
                        new Scalar("test_accuracy", 3, 1000, 0.25));
    }

    @Test
    void regressionHasNoAccuracy() throws IOException {
        TrainEvent epoch = new TrainEvent.EpochEnded(new EpochResult(0, 1, 2, new Score(3, Double.NaN), 0.1, 1));
        write(new TensorBoardLog(folder), List.of(epoch));
        assertThat(EventFiles.read(only()))
                .extracting(Scalar::tag)
                .containsExactly("epoch_loss", "test_loss", "monitored");
    }

    @Test
    void anEventFileBeginsWithItsVersion() throws IOException {
        write(new TensorBoardLog(folder), List.of());
        byte[] bytes = Files.readAllBytes(only());
        assertThat(bytes).hasSize(12 + 24 + 4).startsWith(24, 0, 0, 0, 0, 0, 0, 0);
        assertThat(new String(bytes, 23, 13, StandardCharsets.UTF_8)).isEqualTo("brain.Event:2");
        // the length 24 as every other writer of TFRecords frames it
        assertThat(EventFile.maskedCrc(bytes, 0, 8)).isEqualTo(0x224b7fa3);
    }

    @Test
    void twoLogsInOneFolderAreTwoFiles() throws IOException {
        write(new TensorBoardLog(folder), List.of());
        write(new TensorBoardLog(folder), List.of());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static void write(RunLog log, List<TrainEvent> events) throws IOException {
        try (log) {
            for (TrainEvent event : events) {
                log.write(event, 1000);
            }
        }
    }
}
