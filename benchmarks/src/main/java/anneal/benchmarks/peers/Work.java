package anneal.benchmarks.peers;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What every contender does: dense layers with ReLU between them learn images under cross-entropy, at a constant rate.
 *
 * <p>Each rate is a run of its own from the first weights. Epochs of warm-up come first and are not timed.
 *
 * @param images how many there are; whole batches only are taken from them
 * @param widths the inputs, the hidden units of each layer, the classes
 * @param rule the optimizer
 * @param rates the learning rates, one run each
 * @param warmUp epochs before the timed ones
 * @param epochs timed epochs
 */
public record Work(int images, List<Integer> widths, Rule rule, List<Double> rates, int warmUp, int epochs) {
    /** Rows in a batch. */
    public static final int BATCH = 128;

    /** Bytes of an image. */
    public static final int INPUTS = 3072;

    /** A pixel {@code b} becomes {@code b * SCALE + SHIFT}. */
    public static final float SCALE = 1 / (255 * 0.25f);

    /** See {@link #SCALE}. */
    public static final float SHIFT = -0.5f / 0.25f;

    /** Kinds of images. */
    public static final int CLASSES = 10;

    public Work {
        widths = List.copyOf(widths);
        rates = List.copyOf(rates);
        require(images >= BATCH, "images must be >= 128, a batch, but was " + images);
        require(widths.size() >= 3, "layers must be >= 2, but was " + (widths.size() - 1));
        require(
                widths.get(0) == INPUTS && widths.get(widths.size() - 1) == CLASSES,
                "widths must go from 3072 to 10, but was " + widths);
        widths.forEach(width -> require(width >= 1, "hidden must be >= 1, but was " + width));
        require(!rates.isEmpty(), "rates must not be empty");
        rates.forEach(rate -> require(rate > 0, "rate must be > 0, but was " + rate));
        require(warmUp >= 0, "warm-up must be >= 0, but was " + warmUp);
        require(epochs >= 1, "epochs must be >= 1, but was " + epochs);
    }

    /** Batches in an epoch. */
    public int batches() {
        return images / BATCH;
    }

    /** Epochs in a run, warm-up and timed. */
    public int allEpochs() {
        return warmUp + epochs;
    }

    /** Updates in all runs together. */
    long updates() {
        return (long) rates.size() * allEpochs() * batches();
    }

    /** The part of a process where several share the rates: every {@code processes}-th of them from {@code process} on. */
    Work part(int process, int processes) {
        List<Double> own = IntStream.range(0, rates.size())
                .filter(i -> i % processes == process)
                .mapToObj(rates::get)
                .toList();
        return new Work(images, widths, rule, own, warmUp, epochs);
    }

    /** Reads a work file. */
    public static Work read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return new Work(
                Integer.parseInt(texts.getProperty("images")),
                numbers(texts, "widths").map(Integer::valueOf).toList(),
                Rule.named(texts.getProperty("rule")),
                numbers(texts, "rates").map(Double::valueOf).toList(),
                Integer.parseInt(texts.getProperty("warmUp")),
                Integer.parseInt(texts.getProperty("epochs")));
    }

    private static Stream<String> numbers(Properties texts, String name) {
        return Arrays.stream(texts.getProperty(name).split(","));
    }

    /** Writes a work file. */
    void write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("images=" + images + "\nwidths=" + joined(widths) + "\nrule=" + rule + "\nrates="
                    + joined(rates) + "\nwarmUp=" + warmUp + "\nepochs=" + epochs + "\n");
        }
    }

    private static String joined(List<?> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The layers in words, {@code 3072-100-10}. */
    String layers() {
        return joined(widths).replace(',', '-');
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
