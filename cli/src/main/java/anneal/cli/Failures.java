package anneal.cli;

import anneal.data.DataException;
import anneal.lab.Blame;
import anneal.lab.Failure;
import anneal.lab.RunFileException;
import anneal.lab.store.StoreException;
import anneal.notation.NotationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line on the error stream and an exit code. */
final class Failures {
    private Failures() {}

    /** Something the user asked for that cannot be. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static int usage(ParameterException e, String... arguments) {
        CommandLine line = e.getCommandLine();
        say(
                line,
                firstLine(String.valueOf(e.getMessage())) + " (see '"
                        + line.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    static int execution(Exception e, CommandLine line, ParseResult parsed) {
        say(line, message(e));
        boolean usage = e instanceof UsageException
                || e instanceof NotationException
                || e instanceof RunFileException
                || e instanceof IllegalArgumentException
                || e instanceof UnsupportedOperationException;
        return usage ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** Tells of the runs among many that have failed, a line for all that failed alike; 1 if there are any. */
    static int tell(CommandLine line, List<Failure> failures) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        failures.forEach(failure -> alike.computeIfAbsent(message(failure.cause()), message -> new ArrayList<>())
                .add(failure.run()));
        alike.forEach((message, runs) -> say(
                line,
                runs.get(0) + (runs.size() == 1 ? "" : " and " + (runs.size() - 1) + " more") + " failed: " + message));
        return failures.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Something that no command can go on after. */
    static int fatal(CommandLine line, Error error) {
        say(line, message(error));
        return ExitCode.SOFTWARE;
    }

    /** Tells of something that went wrong, or that is to be known. */
    static void say(CommandLine line, String message) {
        line.getErr().println("anneal: " + message);
    }

    private static String message(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "not enough memory (ANNEAL_JAVA_FLAGS=-Xmx4g, say, allows more)";
        }
        if (e instanceof NotationException && String.valueOf(e.getMessage()).contains("needs updates per epoch")) {
            return e.getMessage() + " (give --updates-per-epoch)";
        }
        if (e instanceof NotationException && String.valueOf(e.getMessage()).contains("needs the length of the run")) {
            return e.getMessage() + " (give --steps)";
        }
        if (e instanceof UnsupportedOperationException
                && String.valueOf(e.getMessage()).endsWith("cannot save its state")) {
            return e.getMessage() + " (--checkpoint-every none trains without checkpoints)";
        }
        String blamed = Blame.of(e).orElse("");
        if (!blamed.isEmpty()) {
            return blamed;
        }
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof NoSuchFileException) {
            return "no such file: " + cause.getMessage();
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission for " + cause.getMessage();
        }
        if (cause instanceof FileAlreadyExistsException) {
            return cause.getMessage() + " exists already, and is no folder or must not be replaced";
        }
        boolean told = cause instanceof IOException
                || cause instanceof IllegalArgumentException
                || cause instanceof UnsupportedOperationException
                || cause instanceof UsageException
                || cause instanceof DataException
                || cause instanceof RunFileException
                || cause instanceof StoreException;
        String text = cause.getMessage() == null ? "" : firstLine(cause.getMessage());
        return told && !text.isEmpty()
                ? text
                : "internal error: " + cause.getClass().getSimpleName() + " " + text;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
