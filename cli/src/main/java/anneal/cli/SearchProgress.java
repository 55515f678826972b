package anneal.cli;

import anneal.lab.search.Tuned;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A line on the terminal that says how a search stands; silent where there is no terminal. */
final class SearchProgress implements Consumer<Supplier<Tuned>> {
    private static final int WIDTH = 118;

    private final PrintWriter terminal;
    private final boolean shown;

    SearchProgress(PrintWriter terminal) {
        this(terminal, Boolean.getBoolean("anneal.terminal"));
    }

    SearchProgress(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    @Override
    public void accept(Supplier<Tuned> tuned) {
        if (shown) {
            String line = line(tuned.get());
            terminal.print("\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line) + "\u001b[K");
            terminal.flush();
        }
    }

    private static String line(Tuned tuned) {
        String counts = String.format(
                Locale.ROOT,
                "%.0f of %.0f epochs left  %d done  %d running  %d stopped",
                tuned.budget() - tuned.used(),
                tuned.budget(),
                tuned.finished().size(),
                tuned.underWay(),
                tuned.stopped());
        return counts
                + tuned.best()
                        .map(best -> String.format(
                                Locale.ROOT,
                                "  best %.4f %s",
                                tuned.last(best).result().loss(),
                                best.candidate().schedule()))
                        .orElse("");
    }

    /** Clears the line, before something else is printed. */
    void clear() {
        if (shown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }
}
