package anneal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.record.EventFiles.Scalar;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event files read back what was written, and damage is found. */
class EventFileLawsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsBackWhatWasWritten(long seed) throws IOException {
        Random random = new Random(seed);
        List<Scalar> expected = new ArrayList<>();
        try (TensorBoardLog log = new TensorBoardLog(folder)) {
            long step = 0;
            for (int i = 0; i < 200; i++) {
                double eta = Math.pow(10, -8 * random.nextDouble());
                double loss = i % 50 == 7 ? Double.NaN : 3 * random.nextGaussian();
                long millis = 1_700_000_000_000L + random.nextInt(1_000_000);
                log.write(new TrainEvent.Updated(step, 0, eta, loss, Double.NaN), millis);
                expected.add(new Scalar("rate", step, millis, (float) eta));
                expected.add(new Scalar("loss", step, millis, (float) loss));
                step += i % 3 == 0 ? random.nextLong(1L << 40) : 1;
            }
        }
        assertThat(EventFiles.read(file())).isEqualTo(expected);
    }

    @Test
    void aFileThatIsCutOffAnywhereHasItsWholeRecords() throws IOException {
        byte[] whole = sample();
        List<Scalar> all = EventFiles.read(file());
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            List<Scalar> some = EventFiles.read(cut);
            assertThat(some).as("%s bytes", length).isEqualTo(all.subList(0, some.size()));
            assertThat(some.size()).isLessThan(all.size());
        }
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        byte[] whole = sample();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = Files.write(folder.resolve("damaged"), damaged);
            assertThatThrownBy(() -> EventFiles.read(file))
                    .as("bit %s", bit)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(bit < 96 ? " is no TensorBoard event file" : " is damaged at byte ");
        }
    }

    private byte[] sample() throws IOException {
        try (TensorBoardLog log = new TensorBoardLog(folder)) {
            for (int step = 0; step < 3; step++) {
                log.write(new TrainEvent.Updated(step, 0, 0.1, 2, Double.NaN), 1000);
            }
        }
        return Files.readAllBytes(file());
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains("tfevents"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
