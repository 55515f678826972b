package anneal.benchmarks;

import anneal.benchmarks.StepAgainstProducts.Times;
import anneal.net.Blas;
import anneal.net.Engine;
import anneal.optim.Optimizer;
import anneal.train.Precision;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Compares training steps with their bare matrix products for hidden layers of many sizes, and for every optimizer.
 *
 * <p>Arguments: threads, then either nothing, for 1 to 5 hidden layers of 100 to 4,096 units under SGD with momentum and
 * AdamW and for every optimizer with one hidden layer of 1,000; or hidden units, hidden layers and optimizers for just
 * these.
 */
public final class WideBenchmark {
    /** How long the blocks of each side are to be, in milliseconds, and how long all of a row that counts is. */
    private static final double BLOCK = 20;

    private static final double ROW = 2_000;

    private final int threads;

    private WideBenchmark(int threads) {
        this.threads = threads;
    }

    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        WideBenchmark benchmark = new WideBenchmark(threads);
        print("batch 128, threads %d, %s, Java %s%n", threads, Blas.inUse(), Runtime.version());
        print("%-18s %8s %8s %10s %10s %7s%n", "optimizer", "hidden", "layers", "step ms", "floor ms", "ratio");
        if (arguments.length > 1) {
            for (int i = 3; i < arguments.length; i++) {
                benchmark.row(arguments[i], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            }
        } else {
            benchmark.all();
        }
    }

    private void all() {
        for (String optimizer : List.of("sgd(momentum=0.9)", "adamw")) {
            for (int layers : new int[] {1, 5}) {
                for (int units : new int[] {100, 400, 1_600, 4_096}) {
                    row(optimizer, units, layers);
                }
            }
        }
        for (String line : Optimizer.help()) {
            row(line.substring(0, line.indexOf('(')), 1_000, 1);
        }
    }

    /** Measures both sides until their medians stand for {@link #ROW} milliseconds, after as long to warm up. */
    private void row(String optimizer, int units, int layers) {
        Engine engine = new Engine(threads, Precision.FLOAT32);
        try (StepAgainstProducts steps =
                new StepAgainstProducts(Collections.nCopies(layers, units), Optimizer.parse(optimizer), engine)) {
            double once = steps.measure(3, 1).step(50);
            int count = (int) Math.max(1, BLOCK / once);
            int blocks = (int) Math.max(5, ROW / (2 * once * count));
            steps.measure(blocks, count);
            Times times = steps.measure(blocks, count);
            print(
                    "%-18s %8d %8d %10.3f %10.3f %7.2f%n",
                    optimizer, units, layers, times.step(50), times.floor(50), times.ratio(50));
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
