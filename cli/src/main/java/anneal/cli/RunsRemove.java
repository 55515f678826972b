package anneal.cli;

import anneal.cli.Failures.UsageException;
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
        description = "Removes runs from the store, without asking; their files stay.",
        mixinStandardHelpOptions = true)
final class RunsRemove implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "runs or groups, by their ids")
    private List<String> names = new ArrayList<>();

    @Option(names = "--force", description = "also runs that are running, by what the store says")
    private boolean force;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Store store = choice.open()) {
            Runs runs = new Runs(store);
            List<StoredRun> selected = StoreChoice.select(runs, names);
            for (StoredRun run : selected) {
                if (run.status() == Status.RUNNING && !force) {
                    throw new UsageException("run " + run.id() + " is running, in process "
                            + run.maker().pid() + " on " + run.maker().host()
                            + ": stop it first, or --force; nothing was removed");
                }
            }
            for (StoredRun run : selected) {
                runs.remove(run.id());
                spec.commandLine()
                        .getOut()
                        .println("Removed: run " + run.id() + ", " + run.name() + " (" + run.command() + " of "
                                + RunsList.time(run.times().started()) + ", " + run.status() + ")");
            }
        }
        return 0;
    }
}
