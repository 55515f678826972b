package anneal.board.watch;

import anneal.lab.store.Status;
import anneal.lab.store.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A training that was stopped, or whose process died, and that left something to go on from. */
final class Stopped {
    private static final String COMMAND = "train";
    private static final String CHECKPOINTS = "checkpoints";

    private Stopped() {}

    /** The folder from which a run can go on; nothing where it cannot. */
    static Optional<Path> folder(StoredRun run) {
        return Optional.ofNullable(run.folder())
                .filter(folder -> run.command().equals(COMMAND))
                .filter(folder -> run.status() == Status.STOPPED || run.status() == Status.LOST)
                .map(Path::of)
                .filter(folder -> Files.isDirectory(folder.resolve(CHECKPOINTS)));
    }
}
