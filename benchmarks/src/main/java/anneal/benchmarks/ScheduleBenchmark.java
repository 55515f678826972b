package anneal.benchmarks;

import anneal.schedule.Recipes;
import anneal.schedule.Schedule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One {@code at(step)} beside the cosine it needs. Run it with {@code -prof gc} to see that nothing is allocated.
 *
 * <p>The three phases must stay within 10 ns of {@link #cosineAlone}, and the endless shapes at step 10^12 must be as fast as
 * at step 1.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScheduleBenchmark {
    private static final long RUN = 100_000;
    private static final long FAR = 1_000_000_000_000L;

    private final Schedule threePhases =
            Recipes.linear(0, 0.1, 1_000).then(Recipes.hold(0.1, 9_000)).then(Recipes.cosine(0.1, 90_000));
    private final Schedule restarts = Recipes.sgdr(0.1, 1_000, 1, 0, 1);
    private final Schedule growing = Recipes.sgdr(0.1, 1_000, 2, 0, 1);
    private final Schedule triangles = Recipes.triangular(0.01, 0.1, 500, 500);
    private final Schedule rootAfterWarmUp = Recipes.warmInverseSqrt(0.1, 1_000, 1_000);

    private long step;

    private long next(long base) {
        step = step + 7 < RUN ? step + 7 : 0;
        return base + step;
    }

    @Benchmark
    public double cosineAlone() {
        return Math.cos(Math.PI * next(0) / RUN);
    }

    @Benchmark
    public double threePhases() {
        return threePhases.at(next(0));
    }

    @Benchmark
    public double threePhasesInTheCosine() {
        return threePhases.at(10_000 + next(0) % 90_000);
    }

    @Benchmark
    public double restartsNear() {
        return restarts.at(next(1));
    }

    @Benchmark
    public double restartsFar() {
        return restarts.at(next(FAR));
    }

    @Benchmark
    public double growingNear() {
        return growing.at(next(1));
    }

    @Benchmark
    public double growingFar() {
        return growing.at(next(FAR));
    }

    @Benchmark
    public double trianglesNear() {
        return triangles.at(next(1));
    }

    @Benchmark
    public double trianglesFar() {
        return triangles.at(next(FAR));
    }

    @Benchmark
    public double rootNear() {
        return rootAfterWarmUp.at(next(1));
    }

    @Benchmark
    public double rootFar() {
        return rootAfterWarmUp.at(next(FAR));
    }
}
