package anneal.board.watch;

import anneal.lab.store.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The picture that a range test, when it is over, leaves in its folder. */
final class RangePicture {
    private static final String COMMAND = "find";
    private static final String NAME = "range.svg";

    private RangePicture() {}

    /** The picture's file; nothing for a run that is no range test, or has not drawn it yet. */
    static Optional<Path> of(StoredRun run) {
        return Optional.ofNullable(run.folder())
                .filter(folder -> run.command().equals(COMMAND))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isRegularFile);
    }
}
