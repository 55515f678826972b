package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.optim.SGD;
import anneal.train.Precision;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process of its own works with: the choice is made once for each. */
class BlasLawsTest {

    /** Trains a little on as many threads as asked for and prints what with, the loss, and a sum over the weights' bits. */
    static final class Probe {
        public static void main(String[] arguments) {
            Engine engine = new Engine(
                    Integer.parseInt(arguments[0]), Precision.parse(System.getProperty("probe.precision", "float32")));
            try (Network network = Sequential.of(linear(300, 50), relu(), linear(50, 10))
                    .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 1, engine)) {
                double loss = 0;
                for (int i = 0; i < 5; i++) {
                    loss = network.update(Examples.classes(130, 300, 10, 1).batch(), 0.01);
                }
                System.out.println(
                        Blas.inUse() + " " + Math.round(loss * 1e5) + " " + Arrays.hashCode(network.weights(0)));
            }
        }
    }

    /** The same training with another library gives the same loss, and each library the same bits on one thread or two. */
    @ParameterizedTest
    @EnumSource(names = {"OPENBLAS", "MKL"})
    void librariesAgree(Blas blas) throws IOException, InterruptedException {
        assumeTrue(blas != Blas.MKL || hasMkl(), "MKL is on the class path under mvn -P mkl alone");
        String two = probe(2, List.of("-Danneal.blas=" + blas), true);
        assertThat(two).startsWith(blas + " " + loss(probe(1, List.of("-Danneal.blas=java"), true)) + " ");
        assertThat(probe(1, List.of("-Danneal.blas=" + blas), true)).isEqualTo(two);
    }

    /** Rounded operands give nearly the same loss, and the same bits on one thread or two. */
    @Test
    void bfloat16IsNearFloat32() throws IOException, InterruptedException {
        assumeTrue(hasMkl() && Bfloat16.offered(), "MKL is on the class path under mvn -P mkl alone");
        String two = probe(2, List.of("-Danneal.blas=mkl", "-Dprobe.precision=bf16"), true);
        String exact = probe(2, List.of("-Danneal.blas=mkl"), true);
        assertThat(two).isNotEqualTo(exact);
        assertThat(Double.parseDouble(loss(two))).isCloseTo(Double.parseDouble(loss(exact)), withinPercentage(1));
        assertThat(probe(1, List.of("-Danneal.blas=mkl", "-Dprobe.precision=bf16"), true))
                .isEqualTo(two);
    }

    @Test
    void bfloat16RoundsToTheNearestAndThenToTheEven() {
        assertThat(rounded(1)).isEqualTo(1);
        assertThat(rounded(-0f)).isEqualTo(-0f);
        assertThat(rounded(1 + 1 / 256f)).as("between two, the lower even").isEqualTo(1);
        assertThat(rounded(1 + 3 / 256f)).as("between two, the upper even").isEqualTo(1 + 4 / 256f);
        assertThat(rounded(Math.nextUp(1 + 1 / 256f))).isEqualTo(1 + 2 / 256f);
        assertThat(rounded(Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(rounded(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(rounded(Float.NaN)).isNaN();
    }

    private static float rounded(float number) {
        return Float.intBitsToFloat(Bfloat16.round(number) << 16);
    }

    private static boolean hasMkl() {
        return System.getProperty("java.class.path").contains("-redist.jar");
    }

    private static String loss(String probe) {
        return probe.split(" ")[1];
    }

    @Test
    void plainJavaTakesOverWithOneLineOfWarning() throws IOException, InterruptedException {
        String java = probe(2, List.of("-Danneal.blas=java"), true);
        assertThat(java).startsWith("java ");
        assertThat(probe(2, List.of(), true)).startsWith("openblas " + loss(java) + " ");
        assertThat(probe(2, List.of(), false).lines())
                .hasSize(2)
                .contains(java)
                .anyMatch(line -> line.matches("warning: no OpenBLAS for this machine \\(.+\\); using plain Java,"
                        + " some ten times slower"));
    }

    /** What a process prints, without BLAS on its class path if so wished. */
    private static String probe(int threads, List<String> flags, boolean blas)
            throws IOException, InterruptedException {
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
        command.addAll(List.of(
                "-cp", String.join(File.pathSeparator, entries), Probe.class.getName(), Integer.toString(threads)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("ANNEAL_BLAS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
