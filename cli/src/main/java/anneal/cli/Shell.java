package anneal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Command lines as text that a shell reads back. */
final class Shell {
    private Shell() {}

    /** What the command that is running was started with. */
    static String command(CommandSpec spec) {
        return command(spec.root().commandLine().getParseResult().originalArgs());
    }

    /** A command of this program. */
    static String command(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("./anneal"));
        words.addAll(arguments);
        return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }

    /** A word as a shell reads it back. */
    static String quote(String word) {
        return word.matches("[A-Za-z0-9_./,=:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
