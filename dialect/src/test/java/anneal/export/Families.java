package anneal.export;

import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A schedule of each family, short enough to be stepped through. */
final class Families {
    static final int STEPS = 130;

    private Families() {}

    /** Whether a part of it counts samples, which no other language can say. */
    static boolean countsSamples(Schedule schedule) {
        return Plan.of(schedule).toString().contains("sampled");
    }

    static List<Schedule> all() {
        try (Stream<String> lines = Files.lines(Path.of("..", "golden", "families.txt"))) {
            return lines.map(line -> Plan.parse(line).resolve(Clock.UNKNOWN).schedule())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
