package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.data.DataSet;
import anneal.data.Split;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text of forty characters, in rows of three. */
class TextClosedFormsTest {

    @Test
    void rowsAndTheCharactersAfterThem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "baé😀".repeat(10));
        Split split = Text.read(file, 3);
        assertThat(split.train().features()).isEqualTo(3);
        assertThat(split.train().classes()).isEqualTo(4);
        // 36 characters to learn from: the twelfth row would have no character after it.
        assertThat(rows(split.train()))
                .hasSize(11)
                .startsWith("102>3", "310>2", "231>0")
                .endsWith("310>2", "231>0");
        assertThat(rows(split.test())).containsExactly("102>3");
    }

    private static List<String> rows(DataSet text) {
        List<String> rows = new ArrayList<>();
        FloatBuffer row = FloatBuffer.allocate(text.features());
        for (int i = 0; i < text.size(); i++) {
            text.gather(i, row, 0);
            StringBuilder numbers = new StringBuilder();
            for (int j = 0; j < text.features(); j++) {
                numbers.append((int) row.get(j));
            }
            rows.add(numbers + ">" + text.label(i));
        }
        return rows;
    }
}
