package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearches;
import anneal.lab.store.Runs;
import anneal.lab.store.Status;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal runs rm}: forgets runs. */
@Command(
        name = "rm",
        description = "Removes runs and searches from the store, without asking; their files stay.",
        mixinStandardHelpOptions = true)
final class RunsRemove implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "runs, groups or searches, by their ids")
    private List<String> names = new ArrayList<>();

    @Option(names = "--force", description = "also what is running, by what the store says")
    private boolean force;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Store store = choice.open()) {
            Recorded selected = Recorded.named(store, names);
            for (StoredRun run : selected.runs()) {
                check(
                        run.status(),
                        "run " + run.id() + " is running, in process "
                                + run.maker().pid() + " on " + run.maker().host());
            }
            for (RecordedSearch search : selected.searches()) {
                check(search.status(), "search " + search.id() + " is running, in " + search.folder());
            }
            for (StoredRun run : selected.runs()) {
                new Runs(store).remove(run.id());
                removed(
                        "run " + run.id() + ", " + run.name() + " (" + run.command(),
                        run.times().started(),
                        run.status());
            }
            for (RecordedSearch search : selected.searches()) {
                new RecordedSearches(store).remove(search.id());
                removed(
                        "search " + search.id() + ", " + search.trials().size() + " trials (tune",
                        search.started(),
                        search.status());
            }
        }
        return 0;
    }

    private void check(Status status, String running) {
        if (status == Status.RUNNING && !force) {
            throw new UsageException(running + ": stop it first, or --force; nothing was removed");
        }
    }

    private void removed(String what, long started, Status status) {
        spec.commandLine().getOut().println("Removed: " + what + " of " + RunsList.time(started) + ", " + status + ")");
    }
}
