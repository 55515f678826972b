package anneal.lab.chart;

import java.util.Arrays;

/** A grid of characters, each made of two by four dots, that curves are drawn on. */
final class Cells {
    static final int WIDE = 2;
    static final int HIGH = 4;
    private static final int NOBODY = -1;

    /** The bit of each dot in a braille character, row by row. */
    private static final int[] BRAILLE = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

    private final int columns;
    private final int rows;
    private final int[] dots;
    private final int[] owner;
    private final char[] overlay;

    Cells(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        dots = new int[columns * rows];
        owner = new int[columns * rows];
        overlay = new char[columns * rows];
        Arrays.fill(owner, NOBODY);
    }

    /** The area that a path in dots may touch. */
    Box box() {
        return new Box(0, 0, WIDE * columns - 1.0, HIGH * rows - 1.0);
    }

    /** Draws a path whose units are dots; the curve then owns the characters it touches. */
    void draw(Path path, int curve, boolean dashed) {
        int drawn = 0;
        for (int i = 0; i < path.size(); i++) {
            double fromX = path.starts(i) ? path.x(i) : path.x(i - 1);
            double fromY = path.starts(i) ? path.y(i) : path.y(i - 1);
            int steps = (int) Math.ceil(Math.max(Math.abs(path.x(i) - fromX), Math.abs(path.y(i) - fromY)));
            for (int step = Math.min(1, steps); step <= steps; step++, drawn++) {
                double share = steps == 0 ? 0 : (double) step / steps;
                if (!dashed || drawn % 6 < 3) {
                    dot(fromX + share * (path.x(i) - fromX), fromY + share * (path.y(i) - fromY), curve);
                }
            }
        }
    }

    private void dot(double x, double y, int curve) {
        int column = (int) Math.round(x);
        int row = (int) Math.round(y);
        int cell = row / HIGH * columns + column / WIDE;
        dots[cell] |= BRAILLE[row % HIGH * WIDE + column % WIDE];
        owner[cell] = curve;
    }

    /** Sets a character over whatever is drawn there. */
    void put(int column, int row, char c, int curve) {
        overlay[row * columns + column] = c;
        owner[row * columns + column] = curve;
    }

    /** Sets a character where nothing is drawn yet. */
    void putBehind(int column, int row, char c) {
        if (free(column, row)) {
            overlay[row * columns + column] = c;
        }
    }

    boolean free(int column, int row) {
        int cell = row * columns + column;
        return dots[cell] == 0 && overlay[cell] == 0;
    }

    /** The curve that owns a character, or -1. */
    int owner(int column, int row) {
        return owner[row * columns + column];
    }

    /** The character to show; a curve's own key in place of its dots, if it has one. */
    char glyph(int column, int row, String keys) {
        int cell = row * columns + column;
        if (overlay[cell] != 0) {
            return overlay[cell];
        }
        if (dots[cell] == 0) {
            return ' ';
        }
        return keys.isEmpty() ? (char) (0x2800 + dots[cell]) : keys.charAt(owner[cell] % keys.length());
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }
}
