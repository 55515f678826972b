package anneal.find;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fastai's own functions suggest, from a table made by golden/make_fastai.py. */
class SuggestionGoldenTest {

    static Stream<Map<?, ?>> cases() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("golden"))) {
            at = at.getParent();
        }
        List<String> lines = Files.readAllLines(at.resolve("golden").resolve("fastai.jsonl"));
        return lines.stream().skip(1).map(line -> (Map<?, ?>) Json.read(line));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asFastai(Map<?, ?> curve) {
        double[] etas = numbers(curve.get("etas"));
        double[] losses = numbers(curve.get("losses"));
        assertThat(Suggestion.VALLEY.of(etas, losses)).isEqualTo(curve.get("valley"));
        assertThat(Suggestion.SLIDE.of(etas, losses)).isEqualTo(curve.get("slide"));
        assertThat(Suggestion.MINIMUM.of(etas, losses)).isEqualTo(curve.get("minimum"));
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }
}
