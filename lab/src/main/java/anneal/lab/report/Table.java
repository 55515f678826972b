package anneal.lab.report;

import static anneal.lab.report.Checks.notBlank;
import static anneal.lab.report.Checks.require;

import java.util.ArrayList;
import java.util.List;

/**
 * Results in rows.
 *
 * @param caption what the rows are
 * @param columns their headings, in order
 * @param rows the results, a cell for each column
 */
public record Table(String caption, List<Column> columns, List<Row> rows) implements Block {
    public Table {
        notBlank("caption", caption);
        require(!columns.isEmpty(), "columns must hold at least one column, but was []");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            require(
                    row.cells.size() == columns.size(),
                    "each row must have a cell per column, but %s has %s cells for %s columns",
                    row.cells,
                    row.cells.size(),
                    columns.size());
        }
    }

    /** A table with no rows yet. */
    public static Table of(String caption, Column... columns) {
        return new Table(caption, List.of(columns), List.of());
    }

    /** This table with one more row. */
    public Table with(Standing standing, String... cells) {
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(List.of(cells), standing));
        return new Table(caption, columns, more);
    }

    /**
     * A column.
     *
     * @param name its heading
     * @param numeric whether its cells are numbers, set flush right
     */
    public record Column(String name, boolean numeric) {
        public Column {
            notBlank("name", name);
        }

        /** A column of words. */
        public static Column text(String name) {
            return new Column(name, false);
        }

        /** A column of numbers. */
        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    /** A result. */
    public record Row(List<String> cells, Standing standing) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** How a result stands among the others; said in words, not by colour alone. */
    public enum Standing {
        PLAIN,
        BEST,
        DIVERGED
    }
}
