package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.Lanes;
import anneal.lab.search.Executor;
import anneal.lab.search.ExecutorProvider;
import anneal.lab.search.LocalExecutor;
import anneal.lab.search.Subject;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say where trials are trained. */
final class ExecutorOptions {
    private static final String LOCAL = "local";

    @Option(
            names = "--executor",
            paramLabel = "NAME",
            defaultValue = LOCAL,
            description = "where trials are trained: local (default), or spark, by spark-submit; changes no result")
    private String name = LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "of the Spark cluster, such as spark://host:7077 (default: what spark-submit says)")
    private @Nullable String master;

    /** Opens what was asked for; {@code lanes} are those of the local one. */
    Executor open(Subject subject, Supplier<Lanes> lanes) {
        if (name.equals(LOCAL)) {
            if (master != null) {
                throw new UsageException("--master must be left out with --executor local, but was " + master);
            }
            return new LocalExecutor(subject, lanes.get());
        }
        for (ExecutorProvider provider :
                ServiceLoader.load(ExecutorProvider.class, ExecutorProvider.class.getClassLoader())) {
            if (provider.name().equals(name)) {
                return provider.open(subject, master);
            }
        }
        throw new UsageException(
                name.equals("spark")
                        ? "--executor spark needs Spark: run it by spark-submit, as docs/scaling.md says"
                        : "--executor must be local or spark, but was " + name);
    }
}
