package anneal.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line's entry. */
@Command(
        name = "anneal",
        description = "Chooses, applies and explains the learning rate of a training run.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CompareCommand.class,
            TrainCommand.class,
            EvalCommand.class,
            FindCommand.class,
            AuditCommand.class,
            PlotCommand.class,
            LrCommand.class,
            ExplainCommand.class,
            LintCommand.class,
            DiffCommand.class,
            FitCommand.class,
            ConvertCommand.class,
            DataCommand.class,
            DoctorCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
final class Anneal implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Without a command: the help, as a mistake. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** Runs a command and ends the process with its exit code: 0, 1 for a failure, 2 for wrong usage. */
    public static void main(String[] arguments) {
        Interrupts interrupts = Interrupts.install(Thread.currentThread());
        interrupts.exit(execute(arguments));
    }

    private static int execute(String... arguments) {
        CommandLine line = line();
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | LinkageError | StackOverflowError | AssertionError e) {
            return Failures.fatal(line, e);
        }
    }

    /** The command line, ready to execute. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Anneal());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::execution);
        return line;
    }
}
