package anneal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.train.TrainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event reaches every log, once and in order; a log that fails ends alone. */
class RecorderLawsTest {

    /** A log in memory that fails at its n-th event, or never. */
    private static class Memory implements RunLog {
        final List<TrainEvent> events = new ArrayList<>();
        int closed;
        private final int failsAt;

        Memory(int failsAt) {
            this.failsAt = failsAt;
        }

        @Override
        public void write(TrainEvent event, long millis) throws IOException {
            if (events.size() == failsAt) {
                throw new IOException("full");
            }
            events.add(event);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            closed++;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 100_000})
    void everyEventInOrder(int count) {
        Memory first = new Memory(-1);
        Memory second = new Memory(-1);
        List<TrainEvent> sent = new ArrayList<>();
        try (Recorder recorder = new Recorder(List.of(first, second))) {
            for (int i = 0; i < count; i++) {
                TrainEvent event = new TrainEvent.Updated(i, 0, 0.1, 2, Double.NaN);
                sent.add(event);
                recorder.accept(event);
            }
        }
        assertThat(first.events).isEqualTo(sent);
        assertThat(second.events).isEqualTo(sent);
        assertThat(first.closed).isOne();
    }

    /** As in a run whose updates are long: what was reached is there before the next one. */
    @Test
    @Timeout(60)
    void whatNothingFollowsIsWrittenToo() throws InterruptedException {
        CountDownLatch flushed = new CountDownLatch(1);
        Memory log = new Memory(-1) {
            @Override
            public void flush() {
                flushed.countDown();
            }
        };
        Recorder recorder = new Recorder(List.of(log));
        recorder.accept(Events.RUN.get(0));
        flushed.await();
        Events.RUN.stream().skip(1).forEach(recorder);
        recorder.close();
        assertThat(log.events).isEqualTo(Events.RUN);
    }

    @Test
    void aLogThatFailsEndsAloneAndIsTold() {
        Memory good = new Memory(-1);
        Memory bad = new Memory(700);
        Recorder recorder = new Recorder(List.of(bad, good));
        for (int i = 0; i < 2000; i++) {
            recorder.accept(new TrainEvent.Updated(i, 0, 0.1, 2, Double.NaN));
        }
        assertThatThrownBy(recorder::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("a record of the run is incomplete: full");
        assertThat(good.events).hasSize(2000);
        assertThat(bad.events).hasSize(700);
        assertThat(bad.closed).isOne();
        assertThat(good.closed).isOne();
        recorder.close();
        assertThat(good.closed).isOne();
    }

    @Test
    void aLogWithAMistakeOfItsOwnDoesNotStopTheRun() {
        Memory good = new Memory(-1);
        RunLog broken = new RunLog() {
            @Override
            public void write(TrainEvent event, long millis) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {
                throw new IllegalStateException("broken as well");
            }
        };
        Recorder recorder = new Recorder(List.of(broken, good));
        for (int i = 0; i < 100_000; i++) {
            recorder.accept(new TrainEvent.Updated(i, 0, 0.1, 2, Double.NaN));
        }
        assertThatThrownBy(recorder::close)
                .hasMessage("a record of the run is incomplete: java.lang.IllegalStateException: broken");
        assertThat(good.events).hasSize(100_000);
    }

    @Test
    void anInterruptedRunIsRecordedToItsEnd() {
        Memory log = new Memory(-1);
        Thread.currentThread().interrupt();
        try (Recorder recorder = new Recorder(List.of(log))) {
            Events.RUN.forEach(recorder);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log.events).isEqualTo(Events.RUN);
    }
}
