package anneal.recipes;

import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import anneal.notation.NotationException;
import anneal.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands of both recipes take, and what they do with it. */
final class TrialOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "SCHEDULE",
            description = "schedules as text; a number is a constant rate (default: the recipe's own)")
    private List<String> schedules = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "runs of each schedule (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description =
                    "where the runs are kept: every update of them, and the last and the best model. Started again with the"
                            + " same flags, the runs that have ended are not made again, and the one that was killed goes on from the last"
                            + " epoch that it had finished, with the same bits")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--picture", paramLabel = "FILE", description = "an .svg file for the curves of the training loss")
    private @Nullable Path picture;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "libtorch's; other last bits, but for the same number the same (default: ${DEFAULT-VALUE})")
    private int threads;

    /** Makes the runs and prints how they stand. */
    int run(Recipe recipe, String ownSchedule) throws IOException {
        List<String> all = schedules.isEmpty() ? List.of(ownSchedule) : schedules;
        Standings standings = new Standings(new Trials(recipe, out).run(all, seeds));
        System.out.print(standings.table());
        if (picture != null) {
            Files.writeString(picture, Svg.draw(standings.picture(recipe), Size.WIDE));
        }
        return ExitCode.OK;
    }

    /** Loads libtorch. Called before a recipe is made. */
    void load() {
        Libtorch.load(threads);
    }

    /** Runs a command and ends the process; what went wrong is one line. */
    static void main(Callable<Integer> command, String... arguments) {
        CommandLine line = new CommandLine(command);
        line.setExecutionExceptionHandler((problem, failed, parsed) -> {
            failed.getErr().println(failed.getCommandName() + ": " + message(problem));
            return problem instanceof IllegalArgumentException || problem instanceof NotationException
                    ? ExitCode.USAGE
                    : ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }

    private static @Nullable String message(Exception problem) {
        return problem instanceof NoSuchFileException ? "no such file: " + problem.getMessage() : problem.getMessage();
    }
}
