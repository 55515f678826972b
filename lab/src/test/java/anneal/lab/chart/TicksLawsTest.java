package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksLawsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyTickIsInsideAscendingAndNamedExactly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            for (Scale scale : Scale.values()) {
                Extent extent = extent(random, scale);
                int most = 2 + random.nextInt(12);
                List<Tick> ticks = Ticks.of(scale, extent, most);
                List<Double> values = ticks.stream().map(Tick::value).toList();
                List<Tick> major = ticks.stream().filter(Tick::major).toList();
                assertThat(values).as("%s %s", scale, extent).isSorted().doesNotHaveDuplicates();
                assertThat(values).allMatch(value -> value >= extent.low() && value <= extent.high());
                assertThat(major.stream().map(Tick::label)).doesNotHaveDuplicates();
                assertThat(major).allMatch(tick -> read(tick.label()) == tick.value());
                assertThat(major.size()).as("%s %s", scale, extent).isBetween(2, most + 2);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aNumberIsReadBackAsItWasWritten(long seed) {
        Random random = new Random(seed);
        List<Double> values =
                new ArrayList<>(List.of(0.0, 1e-300, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 1e-3, 1e4));
        for (int i = 0; i < 2000; i++) {
            values.add(random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300));
        }
        assertThat(values).allMatch(value -> read(Decimal.of(value).toString()) == value);
    }

    private static double read(String label) {
        if (label.endsWith("k")) {
            return Double.parseDouble(label.substring(0, label.length() - 1) + "e3");
        }
        return Double.parseDouble(label.endsWith("M") ? label.substring(0, label.length() - 1) + "e6" : label);
    }

    private static Extent extent(Random random, Scale scale) {
        double low = Math.pow(10, random.nextInt(40) - 20) * (scale == Scale.LOG ? 1 : random.nextInt(3) - 1);
        double span = Math.pow(10, random.nextInt(12) - 8 + random.nextDouble()) * (low == 0 ? 1 : Math.abs(low));
        return new Extent(low, low + span);
    }
}
