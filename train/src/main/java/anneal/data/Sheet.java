package anneal.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of separated numbers as it stands: the features as numbers, the answers still as text.
 *
 * <p>Read by hand rather than by a library: cells of numbers need no line breaks within quotes, and every complaint
 * must name its line and column.
 */
final class Sheet {

    /** Java's own parser would also take "1f", "0x1p3", "Infinity" and the like. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final Path file;
    private final Csv format;
    private final List<float[]> rows = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private List<String> columns = List.of();
    private int answerColumn;

    private Sheet(Path file, Csv format) {
        this.file = file;
        this.format = format;
    }

    static Sheet read(Path file, Csv format) {
        Sheet sheet = new Sheet(file, format);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            sheet.readAll(reader);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": expected a file, found none", e);
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": expected text in UTF-8, found other bytes", e);
        } catch (IOException e) {
            throw DataException.of(file.toString(), "cannot be read", e);
        }
        return sheet;
    }

    /** The names of the feature columns. */
    List<String> columns() {
        return columns;
    }

    /** The features, row by row. */
    List<float[]> rows() {
        return rows;
    }

    /** The answers, row by row. */
    List<String> answers() {
        return answers;
    }

    /** The place of the answer in a line, from 0. */
    int answerColumn() {
        return answerColumn;
    }

    /** A cell's number. */
    float number(int row, int column, String cell) {
        return numberAt(lines.get(row), column, cell);
    }

    /** A complaint about a cell of a row. */
    DataException at(int row, int column, String complaint) {
        return complaint(lines.get(row), column, complaint);
    }

    /** A cell as a message shows it. */
    static String shown(String cell) {
        return cell.isEmpty() ? "nothing" : "\"" + (cell.length() > 40 ? cell.substring(0, 40) + "..." : cell) + "\"";
    }

    private void readAll(BufferedReader reader) throws IOException {
        int width = 0;
        int line = 0;
        String text;
        while ((text = reader.readLine()) != null) {
            line++;
            if (line == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (text.isBlank()) {
                continue;
            }
            List<String> cells = cells(line, text);
            if (width == 0) {
                width = cells.size();
                name(line, cells);
                if (format.header()) {
                    continue;
                }
            }
            if (cells.size() != width) {
                throw new DataException(
                        file + ", line " + line + ": expected " + width + " cells, found " + cells.size());
            }
            add(line, cells);
        }
        if (rows.isEmpty()) {
            throw new DataException(file + ", line " + (line + 1) + ": expected a row, found the end of the file");
        }
    }

    private void name(int line, List<String> cells) {
        List<String> names = new ArrayList<>(cells);
        if (!format.header()) {
            for (int i = 0; i < names.size(); i++) {
                names.set(i, String.valueOf(i + 1));
            }
        }
        answerColumn = place(line, names);
        names.remove(answerColumn);
        if (names.isEmpty()) {
            throw new DataException(file + ", line " + line + ": expected a feature beside the answer, found 1 cell");
        }
        columns = List.copyOf(names);
    }

    private int place(int line, List<String> names) {
        int named = names.indexOf(format.answer());
        if (named >= 0) {
            return named;
        }
        if (format.answer().matches("\\d{1,9}")) {
            int number = Integer.parseInt(format.answer());
            if (number >= 1 && number <= names.size()) {
                return number - 1;
            }
        }
        throw new DataException(file + ", line " + line + ": expected the column " + shown(format.answer()) + ", found "
                + (format.header() ? String.valueOf(names) : names.size() + " columns without names"));
    }

    private void add(int line, List<String> cells) {
        float[] row = new float[columns.size()];
        for (int i = 0; i < cells.size(); i++) {
            if (i != answerColumn) {
                row[i < answerColumn ? i : i - 1] = numberAt(line, i, cells.get(i));
            }
        }
        String answer = cells.get(answerColumn);
        if (answer.isEmpty()) {
            throw complaint(line, answerColumn, "expected an answer, found nothing");
        }
        rows.add(row);
        answers.add(answer);
        lines.add(line);
    }

    private float numberAt(int line, int column, String cell) {
        float number = NUMBER.matcher(cell).matches() ? Float.parseFloat(cell) : Float.NaN;
        if (!Float.isFinite(number)) {
            throw complaint(line, column, "expected a finite number, found " + shown(cell));
        }
        return number;
    }

    private List<String> cells(int line, String text) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int start = at;
            while (start < text.length() && text.charAt(start) == ' ' && format.separator() != ' ') {
                start++;
            }
            StringBuilder cell = new StringBuilder();
            boolean quoted = start < text.length() && text.charAt(start) == '"';
            at = quoted ? quoted(line, cells.size(), text, start + 1, cell) : plain(text, start, cell);
            cells.add(quoted ? cell.toString() : cell.toString().strip());
        }
        return cells;
    }

    /** Reads to the next separator; returns the place after it. */
    private int plain(String text, int start, StringBuilder cell) {
        int end = text.indexOf(format.separator(), start);
        end = end < 0 ? text.length() : end;
        cell.append(text, start, end);
        return end + 1;
    }

    /** Reads to the closing quote and past the next separator; returns the place after it. */
    private int quoted(int line, int column, String text, int start, StringBuilder cell) {
        int at = start;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw complaint(line, column, "expected a closing quote, found the end of the line");
            }
            cell.append(text, at, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                break;
            }
            cell.append('"');
            at++;
        }
        StringBuilder rest = new StringBuilder();
        int next = plain(text, at, rest);
        if (!rest.toString().isBlank()) {
            throw complaint(
                    line,
                    column,
                    "expected nothing after the closing quote, found "
                            + shown(rest.toString().strip()));
        }
        return next;
    }

    private DataException complaint(int line, int column, String complaint) {
        return new DataException(file + ", line " + line + ", column " + (column + 1) + ": " + complaint);
    }
}
