package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvClosedFormsTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t" + text.hashCode() + ".csv"), text);
    }

    @Test
    void classesAreTheDistinctLabelsSorted() throws IOException {
        Table table = Csv.classification("kind").read(file("a,kind,b\n1,dog,10\n3,cat,10\n"));
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.classNames()).containsExactly("cat", "dog");
        assertThat(table.classes()).isEqualTo(2);
        assertThat(new int[] {table.label(0), table.label(1)}).containsExactly(1, 0);
        assertThat(Gathered.row(table, 0)).containsExactly(-1f, 0f);
        assertThat(Gathered.row(table, 1)).containsExactly(1f, 0f);
    }

    @Test
    void wholeNumbersAreSortedByValue() throws IOException {
        Table table = Csv.classification("1").withoutHeader().read(file("10,1\n9,2\n-1,3\n"));
        assertThat(table.classNames()).containsExactly("-1", "9", "10");
        assertThat(table.columns()).containsExactly("2");
    }

    @Test
    void targetsStayAsTheyAre() throws IOException {
        Table table = Csv.regression("2").withoutHeader().separatedBy(';').read(file("1;-2.5e3\n2;.5\n"));
        assertThat(table.classes()).isZero();
        assertThat(new float[] {table.target(0), table.target(1)}).containsExactly(-2500f, 0.5f);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "1","x"\\n | x
            1 , x \\n | x
            1,"say ""x"" twice"\\n | say "x" twice
            1,"a,b"\\r\\n\\r\\n | a,b
            \uFEFF1,x | x
            """)
    void cellsMayBeQuotedAndPadded(String text, String label) throws IOException {
        Table table = Csv.classification("2")
                .withoutHeader()
                .read(file(text.replace("\\n", "\n").replace("\\r", "\r").replace("BOM", "\uFEFF")));
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.classNames()).containsExactly(label);
    }

    @Test
    void aTestFileTakesTheTrainingFilesClassesAndNormalisation() throws IOException {
        Split split = Csv.classification("y").split(file("x,y\n0,b\n4,a\n"), file("x,y\n6,b\n"));
        assertThat(Gathered.row(split.test(), 0)).containsExactly(2f);
        assertThat(split.test().label(0)).isEqualTo(1);
    }

    @Test
    void aDividedFileIsNormalisedByItsTrainingPart() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 100; i++) {
            text.append(i).append(',').append(2 * i).append('\n');
        }
        Split split = Csv.regression("y").split(file(text.toString()), 0.25, 3);
        assertThat(split.train().size()).isEqualTo(75);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 75; i++) {
            double x = Gathered.row(split.train(), i)[0];
            sum += x;
            squares += x * x;
        }
        assertThat(sum / 75).isBetween(-1e-6, 1e-6);
        assertThat(squares / 75).isBetween(1 - 1e-6, 1 + 1e-6);
    }

    @Test
    void aColumnThatNeverVariesIsOnlyCentredHoweverManyRows() throws IOException {
        Table table = Csv.regression("y").read(file("x,y\n" + "0.1,1\n".repeat(10_001)));
        assertThat(table.normalisation().std()).containsExactly(1.0);
        assertThat(Gathered.row(table, 10_000)).containsExactly(0f);
    }
}
