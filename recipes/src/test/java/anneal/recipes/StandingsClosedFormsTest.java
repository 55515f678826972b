package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table, and the stretches of a curve. */
class StandingsClosedFormsTest {

    @Test
    void table() {
        Map<String, List<LoggedRun>> runs = new LinkedHashMap<>();
        runs.put("cosine(0.1, 100%)", List.of(run(1, 0.5), run(2, 0.7)));
        runs.put("1", List.of(run(1, 0.5), new LoggedRun(List.of(2.0, Double.NaN), Double.NaN, Double.NaN)));
        assertThat(new Standings(runs).table()).isEqualTo("""
                schedule           test loss         test accuracy
                cosine(0.1, 100%)  1.5000 ±0.7071    0.6000 ±0.1414
                1                  diverged
                """);
    }

    private static LoggedRun run(double loss, double accuracy) {
        return new LoggedRun(List.of(1.0), loss, accuracy);
    }

    @Test
    void curveOfARunThatEndedEarly() {
        LoggedRun run = new LoggedRun(List.of(4.0, 2.0, 1.0), 1, 0.5);
        assertThat(run.curve(3, 2)).containsExactly(3, 1, Double.NaN);
    }
}
