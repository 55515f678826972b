package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.Comparison.Position;
import anneal.train.Ending;
import anneal.train.TrainEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressClosedFormsTest {
    private static final TrainEvent STARTED = new TrainEvent.Started(2, 50, 1_000);
    private final StringWriter screen = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(screen), true);

    private static TrainEvent updated(long step) {
        return new TrainEvent.Updated(step, 0, 0.025, 1.5, Double.NaN);
    }

    @Test
    void oneRunShowsItsUpdateAndRate() {
        progress.accept(new Position(1, 1, "cosine"), STARTED);
        progress.accept(new Position(1, 1, "cosine"), updated(0));
        assertThat(screen.toString())
                .matches("\r\\d+ s left  [\\d,]+ rows/s  cosine  epoch 1/2  loss 1.500  update 1/100  rate 0.025"
                        + "\u001b\\[K");
    }

    @Test
    void runsAtOnceShareTheLine() throws InterruptedException {
        Position first = new Position(1, 5, "a");
        Position second = new Position(2, 5, "b");
        Position third = new Position(3, 5, "c");
        progress.accept(first, STARTED);
        progress.accept(second, STARTED);
        progress.accept(first, updated(0));
        progress.accept(second, updated(0));
        progress.accept(first, new TrainEvent.Ended(Ending.DIVERGED, 1));
        progress.accept(third, STARTED);
        Thread.sleep(110);
        screen.getBuffer().setLength(0);
        progress.accept(third, updated(0));
        assertThat(screen.toString())
                .matches("\r\\[1/5\\] .+ left  [\\d,]+ rows/s  b  epoch 1/2  loss 1.500   c  epoch 1/2  loss 1.500"
                        + "\u001b\\[K");
    }

    @Test
    void withoutATerminalItIsSilent() {
        Progress silent = new Progress(new PrintWriter(screen), false);
        silent.accept(new Position(1, 1, "cosine"), STARTED);
        silent.accept(new Position(1, 1, "cosine"), updated(0));
        silent.clear();
        assertThat(screen.toString()).isEmpty();
    }
}
