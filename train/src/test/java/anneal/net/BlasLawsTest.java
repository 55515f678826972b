package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;

import anneal.optim.SGD;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process of its own works with: the choice is made once for each. */
class BlasLawsTest {

    /** Trains a little and prints what with, and the loss. */
    static final class Probe {
        public static void main(String[] arguments) {
            try (Network network =
                    Sequential.of(linear(20, 8), relu(), linear(8, 3)).start(new SGD(), Loss.CROSS_ENTROPY, 1)) {
                double loss = 0;
                for (int i = 0; i < 5; i++) {
                    loss = network.update(Examples.classes(16, 20, 3, 1).batch(), 0.1);
                }
                System.out.println(Blas.inUse() + " " + Math.round(loss * 1e5));
            }
        }
    }

    @Test
    void plainJavaTakesOverWithOneLineOfWarning() throws IOException, InterruptedException {
        String usual = probe(List.of(), true);
        assertThat(usual).matches("OPENBLAS \\d+");
        String loss = usual.substring("OPENBLAS ".length());
        assertThat(probe(List.of("-Danneal.blas=java"), true)).isEqualTo("JAVA " + loss);
        assertThat(probe(List.of(), false).lines())
                .hasSize(2)
                .contains("JAVA " + loss)
                .anyMatch(line -> line.matches("warning: no OpenBLAS for this machine \\(.+\\); using plain Java,"
                        + " some ten times slower"));
    }

    /** What a process prints, without BLAS on its class path if so wished. */
    private static String probe(List<String> flags, boolean blas) throws IOException, InterruptedException {
        List<String> entries =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        entries.removeIf(
                entry -> !blas && Path.of(entry).getFileName().toString().startsWith("openblas"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(flags);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, entries), Probe.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("ANNEAL_BLAS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
