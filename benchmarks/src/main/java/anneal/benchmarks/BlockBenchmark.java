package anneal.benchmarks;

import anneal.benchmarks.StepAgainstProducts.Times;
import anneal.net.Blas;
import anneal.net.Engine;
import anneal.optim.Optimizer;
import anneal.train.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares a training step of the block 3072-100-10 with its five bare matrix products, 20 steps each in turn.
 *
 * <p>Printed are medians and 10th percentiles of milliseconds a step over all blocks, and their ratio. In bf16 the bare
 * products stay float32.
 *
 * <p>Arguments, all optional, in this order: threads (2), optimizer ({@code sgd(momentum=0.9)}), repeats (7), precision
 * (float32).
 */
public final class BlockBenchmark {
    private static final int STEPS = 20;
    private static final int BLOCKS = 40;
    private static final int WARM_UP_BLOCKS = 60;

    private BlockBenchmark() {}

    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        String optimizer = arguments.length > 1 ? arguments[1] : "sgd(momentum=0.9)";
        int repeats = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        Engine engine = new Engine(threads, Precision.parse(arguments.length > 3 ? arguments[3] : "float32"));
        print(
                "block 3072-100-10, batch 128, %s, threads %d, %s, %s, Java %s%n",
                optimizer, threads, engine.precision(), Blas.inUse(), Runtime.version());
        try (StepAgainstProducts block = new StepAgainstProducts(List.of(100), Optimizer.parse(optimizer), engine)) {
            run(block, repeats);
        }
    }

    private static void run(StepAgainstProducts block, int repeats) {
        block.measure(WARM_UP_BLOCKS, STEPS);
        print("%-8s %21s %21s %15s%n", "repeat", "step ms median / p10", "floor ms median / p10", "ratio med / p10");
        List<Times> all = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            all.add(block.measure(BLOCKS, STEPS));
            row(Integer.toString(repeat), all.get(repeat - 1));
        }
        row("all", Times.joined(all));
    }

    private static void row(String name, Times times) {
        print(
                "%-8s %12.3f / %6.3f %12.3f / %6.3f %7.2f / %5.2f%n",
                name,
                times.step(50),
                times.step(10),
                times.floor(50),
                times.floor(10),
                times.ratio(50),
                times.ratio(10));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
