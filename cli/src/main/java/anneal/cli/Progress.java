package anneal.cli;

import anneal.lab.Comparison.Position;
import anneal.notation.Numbers;
import anneal.train.TrainEvent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A line on the terminal that says where the work is; silent where there is no terminal. */
final class Progress implements BiConsumer<Position, TrainEvent> {
    private static final long NANOS_BETWEEN_LINES = 100_000_000;
    private static final double SMOOTHING = 0.95;
    private static final int WIDTH = 118;

    private final PrintWriter terminal;
    private final boolean shown;
    private final long start = System.nanoTime();
    private final Map<Integer, UnderWay> underWay = new TreeMap<>();
    private int ended;
    private long updates;
    private long lastLine;

    Progress(PrintWriter terminal) {
        this(terminal, Boolean.getBoolean("anneal.terminal"));
    }

    Progress(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** A run that has begun and not ended. */
    private static final class UnderWay {
        private final String label;
        private final TrainEvent.Started plan;
        private TrainEvent.Updated last = new TrainEvent.Updated(-1, 0, 0, Double.NaN, Double.NaN);
        private double loss = Double.NaN;

        UnderWay(String label, TrainEvent.Started plan) {
            this.label = label;
            this.plan = plan;
        }

        void updated(TrainEvent.Updated update) {
            loss = Double.isNaN(loss) ? update.loss() : SMOOTHING * loss + (1 - SMOOTHING) * update.loss();
            last = update;
        }

        long planned() {
            return (long) plan.epochs() * plan.batches();
        }

        /** How many rows an update takes. */
        double rows() {
            return (double) plan.rows() / plan.batches();
        }

        long left() {
            return planned() - last.step() - 1;
        }

        String text(boolean alone) {
            String epoch = String.format(
                    Locale.ROOT, "%s  epoch %d/%d  loss %.3f", label, last.epoch() + 1, plan.epochs(), loss);
            return alone
                    ? String.format(
                            Locale.ROOT,
                            "%s  update %,d/%,d  rate %s",
                            epoch,
                            last.step() + 1,
                            planned(),
                            Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.3g", last.eta()))))
                    : epoch;
        }
    }

    @Override
    public void accept(Position position, TrainEvent event) {
        if (!shown) {
            return;
        }
        if (event instanceof TrainEvent.Started started) {
            underWay.put(position.run(), new UnderWay(position.label(), started));
        } else if (event instanceof TrainEvent.Updated updated) {
            updates++;
            Objects.requireNonNull(underWay.get(position.run())).updated(updated);
            show(position.runs());
        } else if (event instanceof TrainEvent.Ended) {
            underWay.remove(position.run());
            ended++;
        }
    }

    private void show(int runs) {
        long now = System.nanoTime();
        if (now - lastLine < NANOS_BETWEEN_LINES) {
            return;
        }
        lastLine = now;
        String line = line(runs, (now - start) / 1e9);
        terminal.print("\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line) + "\u001b[K");
        terminal.flush();
    }

    private String line(int runs, double seconds) {
        UnderWay any = underWay.values().iterator().next();
        long left = (runs - ended - underWay.size()) * any.planned()
                + underWay.values().stream().mapToLong(UnderWay::left).sum();
        String where = runs == 1 ? "" : "[" + ended + "/" + runs + "] ";
        String pace = String.format(Locale.ROOT, "%,.0f rows/s", updates * any.rows() / seconds);
        return where + time(seconds * left / updates) + " left  " + pace + "  "
                + underWay.values().stream()
                        .map(run -> run.text(underWay.size() == 1))
                        .collect(Collectors.joining("   "));
    }

    /** Clears the line, before something else is printed. */
    void clear() {
        if (shown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
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
