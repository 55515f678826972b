package anneal.lab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One chart on its way to a terminal. */
final class TerminalDrawing {
    private static final String ASCII_KEYS = "*o+x#@%=";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] COLOURS = {34, 33, 32, 35, 36, 31, 94, 95};
    private static final String RESET = "\u001b[0m";
    private static final int ROWS_PER_TICK = 2;
    private static final int COLUMNS_PER_TICK = 10;

    private final Terminal terminal;
    private final Chart chart;
    private final List<Series> curves;
    private final List<Marker> markers = new ArrayList<>();
    private final List<String> legend = new ArrayList<>();
    private final Bounds bounds;
    private final List<Tick> yTicks;
    private final int gutter;
    private final Cells cells;
    private final Plane plane;
    private final StringBuilder out = new StringBuilder();

    TerminalDrawing(Terminal terminal, Chart chart) {
        this.terminal = terminal;
        this.chart = chart;
        curves = chart.curves();
        bounds = Bounds.of(chart);
        Projection x = new Projection(chart.x().scale(), bounds.x(), 0, 1);
        for (Mark mark : chart.marks()) {
            if (mark instanceof Marker marker && x.shows(marker.x())) {
                markers.add(marker);
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            legend.add(sample(i) + " " + terminal.cut(curves.get(i).name(), terminal.columns() - 4));
        }
        int others = 5
                + (chart.subtitle().isBlank() ? 0 : 1)
                + (markers.isEmpty() ? 0 : 1)
                + terminal.flow(legend).size();
        int rows = Math.max(Terminal.LEAST_PLOT_ROWS, terminal.rows() - others);
        yTicks = Ticks.of(chart.y().scale(), bounds.y(), Math.max(2, rows / ROWS_PER_TICK));
        gutter = yTicks.stream().mapToInt(tick -> tick.label().length()).max().orElse(0) + 1;
        cells = new Cells(terminal.columns() - gutter - 1, rows);
        plane = Plane.of(chart, cells.box());
    }

    String text() {
        line(chart.title());
        if (!chart.subtitle().isBlank()) {
            line(chart.subtitle());
        }
        line(label(chart.y()));
        drawCurves();
        drawMarkers();
        drawGuides();
        plot();
        xAxis();
        legend();
        return out.toString();
    }

    private static String label(Axis axis) {
        return axis.scale() == Scale.LOG ? axis.label() + " (log scale)" : axis.label();
    }

    private void line(String text) {
        out.append(terminal.cut(text, terminal.columns())).append('\n');
    }

    private void drawCurves() {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Path path = Trace.of(curves.get(i), plane);
            cells.draw(path, i, curves.get(i).style() == Style.DASHED);
            paths.add(path);
        }
        if (lettered()) {
            for (int i = 0; i < paths.size(); i++) {
                letter(paths.get(i), i);
            }
        }
    }

    /** Whether curves are told apart by letters: where dots have no colour. */
    private boolean lettered() {
        return terminal.unicode() && !terminal.colour() && curves.size() > 1;
    }

    /** Sets the letter of a curve on it, each curve's at another place, away from other letters. */
    private void letter(Path path, int curve) {
        for (int i = 0; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            if (path.x(i) >= (curve + 0.5) / curves.size() * cells.box().right() || last) {
                cells.put(column(path.x(i)), row(path.y(i)), LETTERS.charAt(curve % LETTERS.length()), curve);
                return;
            }
        }
    }

    private static int column(double x) {
        return (int) Math.round(x) / Cells.WIDE;
    }

    private static int row(double y) {
        return (int) Math.round(y) / Cells.HIGH;
    }

    private void drawMarkers() {
        if (markers.isEmpty()) {
            return;
        }
        char[] labels = new char[terminal.columns()];
        Arrays.fill(labels, ' ');
        int free = gutter + 1;
        for (Marker marker : markers) {
            int column = column(plane.x().at(marker.x()));
            for (int row = 0; row < cells.rows(); row++) {
                cells.putBehind(column, row, terminal.unicode() ? '┊' : ':');
            }
            String label = terminal.cut(marker.label(), cells.columns());
            int start = Math.min(gutter + 1 + column, labels.length - label.length());
            if (start >= free) {
                label.getChars(0, label.length(), labels, start);
                free = start + label.length() + 1;
            }
        }
        out.append(new String(labels).stripTrailing()).append('\n');
    }

    private void drawGuides() {
        for (Mark mark : chart.marks()) {
            if (mark instanceof Guide guide && plane.y().shows(guide.y())) {
                int row = row(plane.y().at(guide.y()));
                String label = terminal.cut(guide.label(), cells.columns());
                int start = place(label, row);
                for (int i = 0; start >= 0 && i < label.length(); i++) {
                    cells.putBehind(start + i, row, label.charAt(i));
                }
                for (int column = 0; column < cells.columns(); column++) {
                    cells.putBehind(column, row, terminal.unicode() ? '┈' : '.');
                }
            }
        }
    }

    /** The rightmost column at which a row has room for a text, or -1. */
    private int place(String text, int row) {
        int room = 0;
        for (int column = cells.columns() - 1; column >= 0; column--) {
            room = cells.free(column, row) ? room + 1 : 0;
            if (room >= text.length()) {
                return column;
            }
        }
        return -1;
    }

    private void plot() {
        String[] labels = new String[cells.rows()];
        Arrays.fill(labels, "");
        for (Tick tick : yTicks) {
            int row = row(plane.y().at(tick.value()));
            labels[row] = tick.major() ? tick.label() : labels[row];
        }
        for (int row = 0; row < cells.rows(); row++) {
            boolean ticked = !labels[row].isEmpty();
            out.append(" ".repeat(gutter - 1 - labels[row].length()))
                    .append(labels[row])
                    .append(' ');
            out.append(terminal.unicode() ? (ticked ? '┤' : '│') : ticked ? '+' : '|');
            cells(row);
        }
    }

    private void cells(int row) {
        String keys = terminal.unicode() ? "" : ASCII_KEYS;
        int end = cells.columns();
        while (end > 0 && cells.free(end - 1, row)) {
            end--;
        }
        int ink = -1;
        for (int column = 0; column < end; column++) {
            int wanted = cells.free(column, row) ? ink : cells.owner(column, row);
            if (wanted != ink) {
                paint(wanted);
                ink = wanted;
            }
            out.append(cells.glyph(column, row, keys));
        }
        if (ink >= 0) {
            paint(-1);
        }
        out.append('\n');
    }

    private void paint(int curve) {
        if (terminal.colour()) {
            out.append(curve < 0 ? RESET : "\u001b[" + COLOURS[curve % COLOURS.length] + "m");
        }
    }

    private void xAxis() {
        char[] axis = new char[terminal.columns()];
        char[] labels = new char[terminal.columns()];
        Arrays.fill(axis, terminal.unicode() ? '─' : '-');
        Arrays.fill(axis, 0, gutter, ' ');
        Arrays.fill(labels, ' ');
        axis[gutter] = terminal.unicode() ? '└' : '+';
        int free = 0;
        for (Tick tick : Ticks.of(chart.x().scale(), bounds.x(), Math.max(2, cells.columns() / COLUMNS_PER_TICK))) {
            int column = gutter + 1 + column(plane.x().at(tick.value()));
            String label = tick.label();
            int start = Math.min(column - (label.length() - 1) / 2, labels.length - label.length());
            if (tick.major() && start >= free) {
                axis[column] = terminal.unicode() ? '┬' : '+';
                label.getChars(0, label.length(), labels, start);
                free = start + label.length() + 1;
            }
        }
        out.append(axis).append('\n');
        out.append(new String(labels).stripTrailing()).append('\n');
        String label = terminal.cut(label(chart.x()), cells.columns());
        out.append(" ".repeat(gutter + 1 + (cells.columns() - label.length()) / 2))
                .append(label)
                .append('\n');
    }

    private void legend() {
        for (List<Integer> line : terminal.flow(legend)) {
            for (int i : line) {
                out.append(i == line.get(0) ? "" : "   ");
                String sample = sample(i);
                paint(i);
                out.append(sample);
                paint(-1);
                out.append(legend.get(i), sample.length(), legend.get(i).length());
            }
            out.append('\n');
        }
    }

    private String sample(int curve) {
        if (!terminal.unicode()) {
            return ASCII_KEYS.substring(curve % ASCII_KEYS.length(), curve % ASCII_KEYS.length() + 1);
        }
        if (lettered()) {
            return LETTERS.substring(curve % LETTERS.length(), curve % LETTERS.length() + 1);
        }
        return switch (curves.get(curve).style()) {
            case POINTS -> "⠂⠂";
            case DASHED -> "╌╌";
            case LINE, STEPS -> "──";
        };
    }
}
