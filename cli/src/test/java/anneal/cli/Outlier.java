package anneal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table with a target near float32's end: in a mini-batch of its own its loss is finite, but its gradient is not. */
final class Outlier {
    /** Mini-batches of one row, four to an update; one update of each epoch is skipped. */
    static final List<String> FLAGS = List.of(
            "--target",
            "target",
            "--hidden",
            "4",
            "--batch",
            "1",
            "--accumulate",
            "4",
            "--clip",
            "norm(1)",
            "--on-non-finite",
            "skip");

    private Outlier() {}

    static Path write(Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("a,b,target\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 7).append(',').append(i % 3).append(',').append(i == 20 ? 3e38 : i % 2);
            csv.append('\n');
        }
        return Files.writeString(folder.resolve("outlier.csv"), csv);
    }
}
