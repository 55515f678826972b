package anneal.spark;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.search.Executor;
import anneal.lab.search.Judge;
import anneal.lab.search.Leg;
import anneal.lab.search.Subject;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A leg that Spark itself gives up is over, too: nobody waits for it for ever. */
class RefusedLegLawsTest {
    private static final Run RUN =
            RunFile.parse("images = 512\nepochs = 1\nbatch = 32\nhidden = [9]\nvalidation = \"25%\"\n", "test");

    @Test
    @Timeout(60)
    void anAnswerThatSparkRefusesIsAFailure() throws InterruptedException {
        Subject subject = new Subject(RUN, RUN.split(RUN.load()), Judge.AS_IS);
        try (Executor executor = new SparkExecutor(tooSmallForACheckpoint(), subject)) {
            executor.start(new Leg(0, 0, "sgd(momentum=0.9)", "0.1", 0, 0, 0, 1));
            assertThat(executor.take().failure()).hasMessageContaining("spark.driver.maxResultSize");
        }
    }

    private static JavaSparkContext tooSmallForACheckpoint() {
        return new JavaSparkContext(new SparkConf()
                .setMaster("local[1]")
                .setAppName("test")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.maxResultSize", "1k"));
    }
}
