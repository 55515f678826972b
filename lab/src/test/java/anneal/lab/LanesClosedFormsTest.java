package anneal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LanesClosedFormsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,  1,   1, 1
            9,  1,   1, 1
            1,  2,   1, 2
            2,  2,   2, 1
            9,  2,   2, 1
            2,  3,   2, 1
            2,  4,   2, 2
            3,  8,   3, 2
            5,  8,   5, 1
            99, 8,   8, 1
            """)
    void lanesFillTheCores(int runs, int cores, int parallel, int threads) {
        assertThat(Lanes.filling(runs, cores)).isEqualTo(new Lanes(parallel, threads));
    }

    @Test
    void asManyAsThereAreLanesGoOnAtOnce() {
        CountDownLatch bothBegun = new CountDownLatch(2);
        Supplier<String> work = () -> {
            bothBegun.countDown();
            await(bothBegun);
            return "done";
        };
        assertThat(new Lanes(2, 1).run(Map.of("a", work, "b", work)).values())
                .containsOnly(Map.entry("a", "done"), Map.entry("b", "done"));
    }

    @Test
    void valuesComeInTheOrderOfTheRuns() {
        CountDownLatch lastHasEnded = new CountDownLatch(1);
        Map<String, Supplier<Integer>> runs = new LinkedHashMap<>();
        runs.put("late", () -> {
            await(lastHasEnded);
            return 1;
        });
        runs.put("early", () -> {
            lastHasEnded.countDown();
            return 2;
        });
        assertThat(new Lanes(2, 1).run(runs).values().entrySet())
                .containsExactly(Map.entry("late", 1), Map.entry("early", 2));
    }

    @Test
    void aMistakeInOneLosesNoOther() {
        Map<String, Supplier<Integer>> runs = new LinkedHashMap<>();
        runs.put("a", () -> 1);
        runs.put("b", () -> {
            throw new IllegalStateException("by mistake");
        });
        runs.put("c", () -> {
            throw new OutOfMemoryError("heap");
        });
        runs.put("d", () -> 4);
        Lanes.Finished<Integer> finished = new Lanes(2, 1).run(runs);
        assertThat(finished.values().entrySet()).containsExactly(Map.entry("a", 1), Map.entry("d", 4));
        assertThat(finished.failures()).extracting(Failure::run).containsExactly("b", "c");
        assertThat(finished.failures().get(0).cause()).hasMessage("by mistake");
    }

    @Test
    void whereAllFailTheFirstFailureIsThrown() {
        Map<String, Supplier<Integer>> runs = new LinkedHashMap<>();
        runs.put("a", () -> {
            throw new IllegalArgumentException("a's");
        });
        runs.put("b", () -> {
            throw new IllegalArgumentException("b's");
        });
        assertThatThrownBy(() -> new Lanes(2, 1).run(runs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a's");
    }

    @Test
    void anInterruptEndsWhatIsUnderWayAndBeginsNoMore() {
        Thread caller = Thread.currentThread();
        CountDownLatch bothBegun = new CountDownLatch(2);
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        Map<String, Supplier<String>> runs = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            runs.put(name, () -> {
                begun.add(name);
                bothBegun.countDown();
                await(bothBegun);
                caller.interrupt();
                return untilInterrupted();
            });
        }
        Lanes.Finished<String> finished = new Lanes(2, 1).run(runs);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(begun).containsExactlyInAnyOrder("a", "b");
        assertThat(finished.values().entrySet())
                .containsExactly(Map.entry("a", "interrupted"), Map.entry("b", "interrupted"));
        assertThat(finished.failures()).isEmpty();
    }

    private static String untilInterrupted() {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
