package anneal.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingsClosedFormsTest {
    private static final Contender OURS = new Contender(Kind.OURS, 2);
    private static final Contender PYTORCH = new Contender(Kind.PYTORCH, 1);
    private static final Contender BF16 = new Contender(Kind.PYTORCH_BF16, 2);

    private final Map<Contender, List<Report>> reports = new LinkedHashMap<>();

    @Test
    void aRowHasMediansOverTheRoundsAndRatiosWithinThem() {
        reports.put(OURS, List.of(report(1, 10, 2.0), report(2, 10, 2.0), report(4, 10, 2.0)));
        reports.put(PYTORCH, List.of(report(2, 30, 2.0), report(6, 30, 2.0), report(4, 30, 2.0)));
        assertThat(rows(Standings.Figure.STEP))
                .containsExactly(
                        "| ours | 2 | 2.000 (1.200 to 3.600) | 1.00 (1.00 to 1.00) | 300 | 0.50 | 0e+00 |",
                        "| pytorch | 1 | 4.000 (2.400 to 5.600) | 2.00 (1.20 to 2.80) | 300 | 0.50 | 0e+00 |");
    }

    @Test
    void aSweepIsComparedByAllOfItsTime() {
        reports.put(OURS, List.of(report(1, 10, 2.0)));
        reports.put(PYTORCH, List.of(report(1, 15, 2.0)));
        assertThat(rows(Standings.Figure.TOTAL).get(1)).contains("| 15.000 (15.000 to 15.000) | 1.50 (1.50 to 1.50) |");
    }

    @Test
    void lossesTooFarApartAreMarkedAndBfloat16MayBeFarther() {
        reports.put(OURS, List.of(report(1, 10, 2.0), report(1, 10, 2.0)));
        reports.put(PYTORCH, List.of(report(1, 10, 2.0), report(1, 10, 2.01)));
        reports.put(BF16, List.of(report(1, 10, 2.01), report(1, 10, 2.01)));
        assertThat(rows(Standings.Figure.STEP).get(1)).endsWith("| **wrong: 5e-03** |");
        assertThat(rows(Standings.Figure.STEP).get(2)).endsWith("| 5e-03 |");
    }

    private List<String> rows(Standings.Figure figure) {
        return new Standings(reports, figure).table().lines().skip(2).toList();
    }

    private static Report report(double step, double total, double loss) {
        return new Report("", 0.5, step, total, 300e6, List.of(List.of(loss)));
    }
}
