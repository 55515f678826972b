package anneal.board;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a board is, and what it has to do with.
 *
 * @param host the address at which it is to be reached
 * @param port 0 for any free one
 * @param token what one must know to come in; null for nothing, which is for loopback alone
 * @param store the run store whose runs are watched; it need not be there yet
 * @param anneal how the command line is called, to which commands and flags are added
 */
public record Settings(String host, int port, @Nullable String token, Path store, List<String> anneal) {
    public Settings {
        anneal = List.copyOf(anneal);
    }
}
