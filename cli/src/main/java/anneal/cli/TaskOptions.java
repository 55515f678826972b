package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.TaskClass;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that name a task of somebody's own, in place of the built-in network and data. */
final class TaskOptions {
    @Option(
            names = "--task",
            paramLabel = "CLASS",
            description = "a task of your own: a class that implements anneal.train.Task; needs --classpath")
    private @Nullable String task;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "where the task's class is, and what it needs: jars and folders, as java -cp takes them")
    private @Nullable String classPath;

    /** The run that other flags are put over: a file's, or else the task's, or else the standard one. */
    Run base(@Nullable Path file) {
        if (file != null) {
            refuse("a run file, which names its task itself");
            return RunFile.read(file);
        }
        if (task == null && classPath == null) {
            return RunFile.STANDARD;
        }
        if (task == null || classPath == null) {
            throw new UsageException("--task and --classpath must both be given, or neither");
        }
        return Run.of(TaskClass.load(task, classPath));
    }

    /** Refuses these flags beside something else. */
    void refuse(String other) {
        if (task != null || classPath != null) {
            throw new UsageException("--task and --classpath must be left out with " + other);
        }
    }

    /** The flags again, a space before each, for a command to try next. */
    String flags() {
        return task == null || classPath == null ? "" : " --task " + task + " --classpath " + Shell.quote(classPath);
    }
}
