package anneal.spark;

import anneal.lab.Block;
import anneal.lab.search.Executor;
import anneal.lab.search.ExecutorProvider;
import anneal.lab.search.Subject;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** {@code --executor spark}. */
public final class SparkProvider implements ExecutorProvider {
    private static final String MASTER = "spark.master";

    @Override
    public String name() {
        return "spark";
    }

    /** A new application; what is not said here, {@code spark-submit} and Spark's own files say. */
    @Override
    public Executor open(Subject subject, @Nullable String master) {
        if (!(subject.run().task() instanceof Block)) {
            throw new IllegalArgumentException("task must be the built-in one with the executor spark, but was "
                    + subject.run().task());
        }
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "anneal tune");
        if (master != null) {
            conf.setMaster(master);
        }
        if (!conf.contains(MASTER)) {
            throw new IllegalArgumentException(
                    "master must be given, as --master spark://HOST:PORT or by spark-submit, but is not");
        }
        JavaSparkContext cluster = new JavaSparkContext(conf);
        cluster.setLogLevel("WARN");
        return new SparkExecutor(cluster, subject);
    }
}
