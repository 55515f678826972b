package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10ClosedFormsTest {

    @TempDir
    Path folder;

    static byte[] record(int label, int red, int green, int blue) {
        byte[] record = new byte[3073];
        record[0] = (byte) label;
        Arrays.fill(record, 1, 1025, (byte) red);
        Arrays.fill(record, 1025, 2049, (byte) green);
        Arrays.fill(record, 2049, 3073, (byte) blue);
        return record;
    }

    @Test
    void recordsComeInTheOrderOfTheFilesAndChannelsInTheirOwn() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), record(i, 51 * (i - 1), 0, 255));
        }
        Files.write(folder.resolve("test_batch.bin"), record(9, 102, 255, 0));
        Split split = Cifar10.read(folder);
        assertThat(split.train().size()).isEqualTo(5);
        assertThat(split.train().classes()).isEqualTo(10);
        assertThat(split.train().features()).isEqualTo(3072);
        assertThat(List.of(split.train().label(0), split.train().label(4))).containsExactly(1, 5);
        // red has mean 0.4 and variance 0.08; green and blue never vary
        assertThat(Gathered.row(split.train(), 4)[0]).isEqualTo((float) (0.4 / Math.sqrt(0.08)));
        float[] test = Gathered.row(split.test(), 0);
        assertThat(new float[] {test[0], test[1023], test[1024], test[2047], test[2048], test[3071]})
                .containsExactly(0f, 0f, 1f, 1f, -1f, -1f);
        assertThat(split.test().label(0)).isEqualTo(9);
    }
}
