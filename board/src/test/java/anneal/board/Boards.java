package anneal.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boards for tests. */
final class Boards {
    /** A command that makes its folder, prints its words, a line each, and waits. */
    static final List<String> WAITING = List.of(
            "sh",
            "-c",
            "for w; do case $w in --out=*) mkdir -p \"${w#--out=}\";; esac; done; printf '%s\\n' \"$@\"; exec sleep 60",
            "sh");

    private Boards() {}

    /** A board without runs, and without anything that it could start. */
    static Board start(String host, int port, @Nullable String token) throws IOException {
        return Board.start(new Settings(host, port, token, Path.of("target", "no-runs.db"), List.of("false")));
    }

    /** A board of a store; what is started from it are the words of a command, printed. */
    static Board of(Path store, List<String> anneal) throws IOException {
        return Board.start(new Settings("localhost", 0, null, store, anneal));
    }
}
