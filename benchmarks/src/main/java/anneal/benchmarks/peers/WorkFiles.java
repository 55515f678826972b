package anneal.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plain files beside a work file, as contenders in Java read them.
 *
 * @param workFile beside which they are
 * @param work what it says
 */
public record WorkFiles(Path workFile, Work work) {
    static final String IMAGES = "images.bin";
    static final String WEIGHTS = "weights.bin";
    static final String ROWS = "rows.bin";

    /** Images with their classes. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Pictures(byte[] pixels, int[] labels) {}

    /** A layer's numbers, outputs x inputs, and its biases. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Layer(float[] weights, float[] biases) {}

    /** The work file with all that lies beside it. */
    public static WorkFiles of(Path workFile) throws IOException {
        return new WorkFiles(workFile, Work.read(workFile));
    }

    /** The same, for a contender that knows SGD only. */
    public static WorkFiles ofSgd(Path workFile) throws IOException {
        WorkFiles files = of(workFile);
        if (files.work().rule() != Rule.SGD) {
            throw new IllegalArgumentException("rule must be sgd for this contender, but was "
                    + files.work().rule());
        }
        return files;
    }

    /** All images, one after the other. */
    public Pictures pictures() throws IOException {
        byte[] pixels = new byte[work.images() * Work.INPUTS];
        int[] labels = new int[work.images()];
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(workFile.resolveSibling(IMAGES)), 1 << 16))) {
            for (int i = 0; i < labels.length; i++) {
                labels[i] = in.readUnsignedByte();
                in.readFully(pixels, i * Work.INPUTS, Work.INPUTS);
            }
        }
        return new Pictures(pixels, labels);
    }

    /** The first weights of every layer. */
    public List<Layer> layers() throws IOException {
        ByteBuffer bytes = read(WEIGHTS);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < work.widths().size(); i++) {
            int outputs = work.widths().get(i);
            layers.add(new Layer(floats(bytes, outputs * work.widths().get(i - 1)), floats(bytes, outputs)));
        }
        return layers;
    }

    private static float[] floats(ByteBuffer bytes, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = bytes.getFloat();
        }
        return numbers;
    }

    /** For every step of a run the rows of its batch. */
    public int[][] rows() throws IOException {
        int[][] rows = new int[work.allEpochs() * work.batches()][Work.BATCH];
        ByteBuffer bytes = read(ROWS);
        for (int[] batch : rows) {
            Arrays.setAll(batch, i -> bytes.getInt());
        }
        return rows;
    }

    /** The same numbers, for a library that wants places as longs. */
    public static long[] longs(int... numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    private ByteBuffer read(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(workFile.resolveSibling(name)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
