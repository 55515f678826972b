package anneal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anneal runs}: the runs that were recorded. */
@Command(
        name = "runs",
        description = {
            "Lists, shows, compares, exports and removes the runs that train, compare, find and tune have recorded,",
            "and the searches of tune.",
            "A run or search is named by the beginning of its id, several runs by the id of their group.",
            "Example: anneal runs list --where optimizer=adam --sort test_accuracy"
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            RunsList.class,
            RunsSearches.class,
            RunsShow.class,
            RunsCompare.class,
            RunsExport.class,
            RunsRemove.class
        })
final class RunsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
