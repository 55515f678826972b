package anneal.laws;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A rate of each family, and under each feedback, short enough to be stepped through. */
public final class Families {
    /** Updates in which every one of them shows all it does. */
    public static final int UPDATES = 130;

    /** Updates to an epoch, for those that listen. */
    public static final int UPDATES_PER_EPOCH = 10;

    private static final List<String> LISTENING = List.of(
            "0.1 under plateau(patience=1)",
            "cosine(0.1, 100) under kerasPlateau(patience=1)",
            "0.1 under optaxPlateau(patience=1)",
            "linear(0, 0.1, 20) then (0.1 under plateau(patience=0, factor=0.5))",
            "0.1 under greedy(patience=1, factor=0.5)");

    private Families() {}

    /** Those that follow from the step alone. */
    public static List<Controlled> schedules() {
        try (Stream<String> lines = Files.lines(Path.of("..", "golden", "families.txt"))) {
            return lines.map(Families::rate).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that follow from the loss, too. */
    public static List<Controlled> listening() {
        return LISTENING.stream().map(Families::rate).toList();
    }

    private static Controlled rate(String text) {
        return Plan.parse(text).resolve(Clock.UNKNOWN);
    }
}
