package anneal.cli;

import anneal.lab.Comparison.Position;
import anneal.notation.Numbers;
import anneal.train.TrainEvent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BiConsumer;

/** A line on the terminal that says where the work is; silent where there is no terminal. */
final class Progress implements BiConsumer<Position, TrainEvent> {
    private static final long NANOS_BETWEEN_LINES = 100_000_000;
    private static final double SMOOTHING = 0.95;
    private static final int WIDTH = 118;

    private final PrintWriter terminal;
    private final boolean shown;
    private final int batch;
    private final long start = System.nanoTime();
    private TrainEvent.Started run = new TrainEvent.Started(1, 1, 1);
    private long runStart;
    private long firstStep = -1;
    private long lastLine;
    private double loss;

    Progress(PrintWriter terminal, int batch) {
        this(terminal, batch, Boolean.getBoolean("anneal.terminal"));
    }

    Progress(PrintWriter terminal, int batch, boolean shown) {
        this.terminal = terminal;
        this.batch = batch;
        this.shown = shown;
    }

    @Override
    public void accept(Position position, TrainEvent event) {
        if (!shown) {
            return;
        }
        if (event instanceof TrainEvent.Started started) {
            run = started;
            runStart = System.nanoTime();
            firstStep = -1;
        } else if (event instanceof TrainEvent.Updated updated) {
            boolean first = firstStep < 0;
            firstStep = first ? updated.step() : firstStep;
            loss = first ? updated.loss() : SMOOTHING * loss + (1 - SMOOTHING) * updated.loss();
            long now = System.nanoTime();
            if (now - lastLine >= NANOS_BETWEEN_LINES) {
                lastLine = now;
                show(line(position, updated, now));
            }
        }
    }

    private String line(Position position, TrainEvent.Updated updated, long now) {
        long planned = (long) run.epochs() * run.batches();
        double seconds = Math.max(1e-9, (now - runStart) / 1e9);
        double done = (position.run() - 1 + (double) (updated.step() + 1) / planned) / position.runs();
        double left = (now - start) / 1e9 * (1 - done) / done;
        String where = position.runs() == 1 ? "" : "[" + position.run() + "/" + position.runs() + "] ";
        return String.format(
                Locale.ROOT,
                "%s%s  epoch %d/%d  update %,d/%,d  loss %.3f  rate %s  %,.0f images/s  %s left",
                where,
                position.label(),
                updated.epoch() + 1,
                run.epochs(),
                updated.step() + 1,
                planned,
                loss,
                Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.3g", updated.eta()))),
                (updated.step() + 1 - firstStep) * batch / seconds,
                time(left));
    }

    /** Clears the line, before something else is printed. */
    void clear() {
        if (shown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }

    private void show(String line) {
        terminal.print("\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line) + "\u001b[K");
        terminal.flush();
    }

    static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole / 60 % 60 + " min";
    }
}
