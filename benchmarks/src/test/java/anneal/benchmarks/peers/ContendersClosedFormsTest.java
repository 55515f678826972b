package anneal.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContendersClosedFormsTest {
    private static final Work WORK = new Work(384, List.of(3072, 4, 10), Rule.ADAM, List.of(0.1, 0.2, 0.3), 1, 2);

    @Test
    void aContenderComputesOnAllThreadsOrOnItsOwn() {
        assertThat(Contender.parse("pytorch-loader", 2)).isEqualTo(new Contender(Kind.PYTORCH_LOADER, 2));
        assertThat(Contender.parse("dl4j:1", 2)).isEqualTo(new Contender(Kind.DL4J, 1));
    }

    @Test
    void processesShareTheRatesAndTheirReportsAreJoinedInOrder() {
        assertThat(WORK.part(0, 2).rates()).containsExactly(0.1, 0.3);
        assertThat(WORK.part(1, 2).rates()).containsExactly(0.2);
        Report even = new Report("x", 1, 2, 30, 100, List.of(List.of(0.1), List.of(0.3)));
        Report odd = new Report("x", 2, 1, 20, 200, List.of(List.of(0.2)));
        assertThat(Report.joined(List.of(even, odd)))
                .isEqualTo(new Report("x", 2, 2, 30, 300, List.of(List.of(0.1), List.of(0.2), List.of(0.3))));
    }

    @Test
    void aWorkFileSaysTheSame(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("work.properties");
        WORK.write(file);
        assertThat(Work.read(file)).isEqualTo(WORK);
    }

    @Test
    void filesHoldTheImagesWeightsAndBatchesOfAnneal(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("work.properties");
        WORK.write(file);
        new WorkWriter(folder, WORK).write();
        WorkFiles files = WorkFiles.of(file);
        assertThat(files.pictures().pixels()).hasSize(384 * 3072);
        assertThat(files.pictures().labels()).startsWith(0, 1, 2).hasSize(384);
        assertThat(files.layers()).hasSize(2);
        assertThat(files.layers().get(1).weights()).hasSize(40);
        assertThat(files.layers().get(1).biases()).hasSize(10);
        assertThat(files.rows()).hasDimensions(9, 128);
        assertThat(Collections.max(Arrays.stream(files.rows()[8]).boxed().toList()))
                .isLessThan(384);
    }

    @Test
    void aReportSurvivesItsLineOfJson() {
        Report report = new Report("x", 1.5, 2, 30, Double.NaN, List.of(List.of(0.1, Double.NaN)));
        assertThat(Report.parse(report.toJson())).isEqualTo(report);
    }
}
