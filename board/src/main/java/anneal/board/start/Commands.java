package anneal.board.start;

import anneal.board.watch.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line as it is called from the page.
 *
 * @param anneal how it is called, to which commands and flags are added
 * @param store where it is to record its runs
 * @param records what is known of that
 */
record Commands(List<String> anneal, Path store, Watch records) {
    Commands {
        anneal = List.copyOf(anneal);
    }

    Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(anneal);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ANNEAL_STORE", store.toString());
        return builder.start();
    }
}
