package anneal.recipes;

import anneal.data.DataException;
import anneal.data.DataSet;
import anneal.data.Split;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A text as rows of so many characters, one row after the other without overlap; the class of a row is the character after it.
 *
 * <p>Characters are numbers, in the order of their code points; a row holds them as they are.
 */
final class Text implements DataSet {
    private static final double TEST_SHARE = 0.1;

    private final int[] characters;
    private final int start;
    private final int size;
    private final int context;
    private final int vocabulary;

    private Text(int[] characters, int from, int to, int context, int vocabulary) {
        this.characters = characters;
        this.start = from;
        this.size = (to - from - 1) / context;
        this.context = context;
        this.vocabulary = vocabulary;
    }

    /** A file in UTF-8: the first nine tenths to learn from, the last tenth to be tested on. */
    static Split read(Path file, int context) throws IOException {
        int[] points = Files.readString(file).codePoints().toArray();
        int learnt = (int) Math.round((1 - TEST_SHARE) * points.length);
        if (points.length - learnt <= context) {
            throw new DataException(file + ": expected over " + context
                    + " characters in the last tenth, which is tested on, found " + (points.length - learnt));
        }
        int[] distinct = Arrays.stream(points).distinct().sorted().toArray();
        int[] numbers = Arrays.stream(points)
                .map(point -> Arrays.binarySearch(distinct, point))
                .toArray();
        return new Split(
                new Text(numbers, 0, learnt, context, distinct.length),
                new Text(numbers, learnt, numbers.length, context, distinct.length));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int features() {
        return context;
    }

    @Override
    public int classes() {
        return vocabulary;
    }

    @Override
    public int label(int row) {
        return characters[start + (row + 1) * context];
    }

    @Override
    public float target(int row) {
        throw new UnsupportedOperationException("a text has characters, not targets");
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        for (int i = from; i < to; i++) {
            into.put(at + i - from, characters[start + row * context + i]);
        }
    }
}
