package anneal.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        synopsisSubcommandLabel = "COMMAND")
public final class Anneal implements Callable<Integer> {
    private static final Map<String, Class<?>> COMMANDS = commands();

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
        CommandLine line = line(arguments);
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return Failures.fatal(line, e);
        }
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("compare", CompareCommand.class);
        commands.put("tune", TuneCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put("eval", EvalCommand.class);
        commands.put("find", FindCommand.class);
        commands.put("runs", RunsCommand.class);
        commands.put("audit", AuditCommand.class);
        commands.put("board", BoardCommand.class);
        commands.put("plot", PlotCommand.class);
        commands.put("lr", LrCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("lint", LintCommand.class);
        commands.put("diff", DiffCommand.class);
        commands.put("fit", FitCommand.class);
        commands.put("convert", ConvertCommand.class);
        commands.put("data", DataCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("generate-completion", AutoComplete.GenerateCompletion.class);
        commands.put("help", CommandLine.HelpCommand.class);
        return commands;
    }

    /** The command line, ready to execute the arguments. */
    static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new Anneal());
        commandsFor(arguments).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::execution);
        return line;
    }

    /** The one that is asked for, since finding out what a command takes needs time; all, where others may matter. */
    private static Collection<Class<?>> commandsFor(String... arguments) {
        Class<?> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        boolean alone = asked != null && asked.getPackage() == Anneal.class.getPackage();
        return alone ? List.of(asked) : COMMANDS.values();
    }
}
