package anneal.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads files of numbers separated by commas, one column being the answer.
 *
 * <p>A column is named by the header or by its number, counted from 1. For classification the answers may be any words;
 * the classes are the distinct ones in sorted order, by value if all are whole numbers. Every other cell must be a
 * finite number. Cells may stand in double quotes, a quote within them doubled; a cell ends where its line ends.
 *
 * @param answer the column to predict: a name in the header, or a number from 1
 * @param classification whether the answers are classes, or numbers to be predicted
 * @param header whether the first line names the columns
 * @param separator between the cells
 */
public record Csv(String answer, boolean classification, boolean header, char separator) {

    public Csv {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("answer must name a column, but was blank");
        }
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("separator must not be a quote or a line's end");
        }
    }

    /** A file with a header and a column of classes. */
    public static Csv classification(String label) {
        return new Csv(label, true, true, ',');
    }

    /** A file with a header and a column of numbers to predict. */
    public static Csv regression(String target) {
        return new Csv(target, false, true, ',');
    }

    /** The same for a file whose first line is data. */
    public Csv withoutHeader() {
        return new Csv(answer, classification, false, separator);
    }

    /** The same with another character between the cells. */
    public Csv separatedBy(char other) {
        return new Csv(answer, classification, header, other);
    }

    /** All rows of a file, each column normalised by its own mean and deviation. */
    public Table read(Path file) {
        Sheet sheet = Sheet.read(file, this);
        return table(sheet, classes(sheet)).normalised();
    }

    /**
     * A file divided at random, both parts normalised by the training part.
     *
     * @param testShare the test part's share of the rows, in (0, 1)
     */
    public Split split(Path file, double testShare, long seed) {
        Table all = read(file);
        Rows.Parts parts = Rows.divide(all.size(), testShare, seed);
        return split(all.select(parts.train()), all.select(parts.test()));
    }

    /** A training file and a test file with the same columns, both normalised by the training file. */
    public Split split(Path train, Path test) {
        Sheet learnt = Sheet.read(train, this);
        Sheet tested = Sheet.read(test, this);
        if (!learnt.columns().equals(tested.columns())) {
            throw new DataException(test + ", line 1: expected the columns " + learnt.columns() + " of " + train
                    + ", found " + tested.columns());
        }
        List<String> classes = classes(learnt);
        return split(table(learnt, classes), table(tested, classes));
    }

    private static Split split(Table train, Table test) {
        Normalisation normalisation = Normalisation.of(train);
        return new Split(train.normalised(normalisation), test.normalised(normalisation));
    }

    private List<String> classes(Sheet sheet) {
        if (!classification) {
            return List.of();
        }
        List<String> distinct = new ArrayList<>(new TreeSet<>(sheet.answers()));
        if (distinct.stream().allMatch(name -> name.matches("-?\\d{1,18}"))) {
            distinct.sort(Comparator.comparingLong(Long::parseLong));
        }
        return distinct;
    }

    private Table table(Sheet sheet, List<String> classes) {
        float[] answers = new float[sheet.answers().size()];
        Map<String, Integer> places = new HashMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        for (int i = 0; i < answers.length; i++) {
            String answer = sheet.answers().get(i);
            if (!classification) {
                answers[i] = sheet.number(i, sheet.answerColumn(), answer);
                continue;
            }
            Integer place = places.get(answer);
            if (place == null) {
                throw sheet.at(
                        i,
                        sheet.answerColumn(),
                        "expected one of the training classes " + classes + ", found " + Sheet.shown(answer));
            }
            answers[i] = place;
        }
        float[][] rows = sheet.rows().toArray(float[][]::new);
        return new Table(
                sheet.columns(),
                classes,
                new Table.Cells(rows, answers),
                Normalisation.none(sheet.columns().size()));
    }
}
