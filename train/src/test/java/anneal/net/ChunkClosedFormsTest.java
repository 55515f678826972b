package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.optim.Chunk;
import anneal.optim.Doubles;
import anneal.optim.Vector;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps of rules in float32 and float64, on numbers that both hold exactly. */
class ChunkClosedFormsTest {

    static Stream<Vector> vectors() {
        return Stream.of(new Doubles(new double[3]), new Floats(Blas.JAVA.load(), Matrix.zeros(new Storage(), 1, 3)));
    }

    private static Chunk chunk(Vector vector, double... numbers) {
        vector.write(0, numbers, numbers.length);
        Chunk chunk = vector.chunk(numbers.length);
        chunk.read(vector, 0, numbers.length);
        return chunk;
    }

    /** What a step makes of 1, -2 and 3. */
    private static double[] after(Vector vector, Consumer<Chunk> step) {
        Chunk chunk = chunk(vector, 1, -2, 3);
        step.accept(chunk);
        chunk.write(vector, 0, 3);
        double[] numbers = new double[3];
        vector.read(0, numbers, 3);
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void steps(Vector vector) {
        Chunk x = chunk(vector, 4, 1, -2);
        Chunk squares = chunk(vector, 16, 4, 0);
        assertThat(after(vector, chunk -> chunk.set(x))).containsExactly(4, 1, -2);
        assertThat(after(vector, chunk -> chunk.fill(0.5))).containsExactly(0.5, 0.5, 0.5);
        assertThat(after(vector, Chunk::abs)).containsExactly(1, 2, 3);
        assertThat(after(vector, Chunk::sign)).containsExactly(1, -1, 1);
        assertThat(after(vector, chunk -> chunk.raise(-1))).containsExactly(1, -1, 3);
        assertThat(after(vector, chunk -> chunk.lower(2))).containsExactly(1, -2, 2);
        assertThat(x.sum()).isEqualTo(3);
        assertThat(after(vector, chunk -> chunk.scale(0.5, 3))).containsExactly(3.5, 2, 4.5);
        assertThat(after(vector, chunk -> chunk.mix(2, 0.25, x))).containsExactly(3, -3.75, 5.5);
        assertThat(after(vector, chunk -> chunk.mixProduct(1, 0.5, x, x))).containsExactly(9, -1.5, 5);
        assertThat(after(vector, chunk -> chunk.mixProduct(2, -1, x, squares))).containsExactly(-62, -8, 6);
        assertThat(after(vector, chunk -> chunk.multiply(x))).containsExactly(4, -2, -6);
        assertThat(after(vector, chunk -> chunk.divide(x))).containsExactly(0.25, -2, -1.5);
        assertThat(after(vector, chunk -> chunk.raise(x))).containsExactly(4, 1, 3);
        assertThat(after(vector, chunk -> {
                    chunk.set(squares);
                    chunk.root();
                }))
                .containsExactly(4, 2, 0);
        assertThat(after(vector, chunk -> chunk.descend(3, x, squares, 4, 1)))
                .as("1 - 3 * 4 / (4 / 4 + 1), and so on")
                .containsExactly(-5, -4, 9);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void partsAreCopied(Vector vector) {
        vector.write(0, new double[] {5, 6, 7}, 3);
        Chunk part = vector.chunk(2);
        part.read(vector, 2, 1);
        part.scale(2, 0);
        part.write(vector, 0, 1);
        assertThat(after(vector, chunk -> {})).containsExactly(1, -2, 3);
        part.write(vector, 1, 1);
        double[] numbers = new double[3];
        vector.read(0, numbers, 3);
        assertThat(numbers).containsExactly(1, 14, 3);
    }
}
