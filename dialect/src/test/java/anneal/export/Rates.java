package anneal.export;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.util.Arrays;
import org.assertj.core.data.Offset;

/** Rates that other code gave, compared with a schedule's own. */
final class Rates {
    private static final double SHARE = 1e-12;

    private Rates() {}

    static void agree(Schedule schedule, long[] steps, double[] given, double share) {
        double[] own = Arrays.stream(steps).mapToDouble(schedule::at).toArray();
        double peak = Arrays.stream(own).max().orElse(0);
        for (int i = 0; i < steps.length; i++) {
            assertThat(given[i])
                    .as("%s at step %s", Plan.of(schedule), steps[i])
                    .isCloseTo(own[i], Offset.offset(share * peak));
        }
    }

    static void agree(Schedule schedule, long[] steps, double[] given) {
        agree(schedule, steps, given, SHARE);
    }

    /** A line of numbers, comma-separated. */
    static double[] of(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
