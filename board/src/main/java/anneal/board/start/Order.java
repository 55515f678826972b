package anneal.board.start;

import anneal.notation.Fields;
import anneal.notation.NotationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to be run, as the command line takes it.
 *
 * <p>A value is one word with its flag, so it can be no flag of its own; data are named and never a path; and where the files
 * go is not for the page to say.
 *
 * @param command the command
 * @param flags its flags with their values
 */
record Order(String command, List<String> flags) {
    private static final int LONGEST_VALUE = 20_000;
    private static final List<String> DATA = List.of("built-in", "cifar10", "mnist", "fashion-mnist");
    private static final List<String> RUN =
            List.of("schedule", "optimizer", "data", "images", "hidden", "batch", "epochs", "validation", "stop");
    private static final Map<String, List<String>> FLAGS = Map.of(
            "train", with("seed"),
            "compare", with("rates", "seeds", "seed"),
            "tune", with("budget", "seeds", "seed"),
            "find", List.of("optimizer", "data", "images", "hidden", "batch", "seeds", "from", "to", "updates"));

    Order {
        flags = List.copyOf(flags);
    }

    private static List<String> with(String... more) {
        List<String> flags = new ArrayList<>(RUN);
        flags.addAll(List.of(more));
        return flags;
    }

    /**
     * Reads {@code command}, and {@code flags} by their names: a text or, where a flag may be repeated, several.
     *
     * @throws NotationException if a command or flag is none of these, or a value too long
     */
    static Order of(Fields request) {
        request.only(List.of("command", "flags"));
        String command = request.string("command");
        List<String> known = FLAGS.get(command);
        if (known == null) {
            throw new NotationException("command must be train, compare, find or tune, but was " + command);
        }
        Fields given = request.object("flags").only(known);
        List<String> flags = new ArrayList<>();
        for (String name : known) {
            for (String value : given.strings(name)) {
                flags.add("--" + name + "=" + checked(name, value));
            }
        }
        return new Order(command, flags);
    }

    /** A training that goes on in its folder, whoever began it. */
    static Order resumed(Path folder) {
        return new Order("train", List.of("--resume=" + folder));
    }

    private static String checked(String name, String value) {
        if (name.equals("data") && !DATA.contains(value)) {
            throw new NotationException("data must be one of " + String.join(", ", DATA) + ", but was " + value);
        }
        if (value.length() > LONGEST_VALUE || value.indexOf('\0') >= 0) {
            throw new NotationException(name + " must be a text of at most " + LONGEST_VALUE + " characters");
        }
        return value;
    }

    /** Whether it trains one run, and nothing else. */
    boolean isOneRun() {
        return command.equals("train");
    }

    /** The words behind the command that go on with what was stopped in a folder; nothing where that cannot be. */
    Optional<List<String>> resuming(Path folder) {
        return switch (command) {
            case "train" -> Optional.of(List.of("--resume=" + folder));
            case "tune" -> {
                List<String> words = new ArrayList<>(flags);
                words.addAll(List.of("--out=" + folder, "--resume"));
                yield Optional.of(words);
            }
            default -> Optional.empty();
        };
    }
}
