package anneal.dialect;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the tables that were made by running the originals. */
class DialectGoldenTest {

    static Stream<GoldenCase> pytorch() {
        return GoldenCase.of("pytorch.jsonl", "pytorch");
    }

    static Stream<GoldenCase> transformers() {
        return GoldenCase.of("transformers.jsonl", "transformers");
    }

    static Stream<GoldenCase> timm() {
        return GoldenCase.of("timm.jsonl", "timm");
    }

    static Stream<GoldenCase> keras() {
        return GoldenCase.of("keras.jsonl", "keras");
    }

    static Stream<GoldenCase> optax() {
        return GoldenCase.of("optax.jsonl", "optax");
    }

    @ParameterizedTest
    @MethodSource({"pytorch", "transformers", "timm", "keras", "optax"})
    void agreesWithTheOriginal(GoldenCase golden) {
        golden.check((String) golden.line().get("call"));
    }
}
