package anneal.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table for the terminal: the first column to the left, the others to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        row(header);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** With every column to the left, for words. */
    String leftAligned() {
        return text(false);
    }

    @Override
    public String toString() {
        return text(true);
    }

    private String text(boolean numbersRight) {
        int columns = rows.get(0).size();
        List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths.get(i) - row.get(i).length());
                String cell = i > 0 && numbersRight ? padding + row.get(i) : row.get(i) + padding;
                line.append(i == 0 ? "" : "  ").append(cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
