package anneal.lab;

import anneal.data.Validation;
import anneal.net.Activation;
import anneal.notation.Length;
import anneal.notation.Nearest;
import anneal.notation.Settings;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.train.Averaging;
import anneal.train.Evaluating;
import anneal.train.Monitor;
import anneal.train.Options;
import anneal.train.Precision;
import anneal.train.Stopping;
import anneal.train.Task;
import anneal.train.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/**
 * A run as a TOML file: a key for each part of it, in any order, those left out as in {@link #STANDARD}.
 *
 * <pre>
 * data = "built-in"
 * images = 10000
 * hidden = [100]
 * activation = "relu"
 * optimizer = "sgd(momentum=0.9)"
 * schedule = "cosine(0.03, 10ep)"
 * batch = 128
 * epochs = 10
 * seed = 0
 * </pre>
 *
 * <p>{@code schedule} takes {@link Settings}: {@code "cosine(0.03, 10ep); noDecay = bias"}. {@code label} or {@code target} name the answer's column of a CSV file. {@code task} and {@code classpath} name a
 * task of somebody's own in place of {@code data}, {@code hidden}, {@code activation} and what belongs to them. Unknown keys and wrong types are errors that
 * name the line.
 */
public final class RunFile {
    /** The reference block on the built-in data. */
    public static final Run STANDARD =
            Run.of(new Block(DataSource.of(DataSource.BUILT_IN), List.of(100), Activation.RELU));

    static final String TASK = "task";
    static final String CLASS_PATH = "classpath";

    /** The keys of the built-in task. */
    private static final List<String> BLOCK_KEYS = List.of("data", "images", "label", "target", "hidden", "activation");

    private static final List<String> KEYS = List.of(
            TASK,
            CLASS_PATH,
            "data",
            "images",
            "label",
            "target",
            "hidden",
            "activation",
            "optimizer",
            "schedule",
            "batch",
            "epochs",
            "accumulate",
            "clip",
            "average",
            "weights",
            "precision",
            "validation",
            "evaluate",
            "monitor",
            "stop",
            "seed");

    private final String file;
    private final TomlParseResult toml;

    private RunFile(String file, TomlParseResult toml) {
        this.file = file;
        this.toml = toml;
    }

    /**
     * Reads a run file.
     *
     * @throws RunFileException if it cannot be read or says what cannot be
     */
    public static Run read(Path path) {
        try {
            return parse(Files.readString(path), path.toString());
        } catch (NoSuchFileException e) {
            throw new RunFileException("no run file at " + path, e);
        } catch (IOException e) {
            throw new RunFileException("cannot read the run file " + path + ": " + e.getMessage(), e);
        }
    }

    /** Reads a run from TOML text; {@code file} names it in messages. */
    public static Run parse(String text, String file) {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            var error = toml.errors().get(0);
            throw new RunFileException(file + where(error.position()) + ": "
                    + String.valueOf(error.getMessage()).replaceAll("\\s+", " "));
        }
        return new RunFile(file, toml).run();
    }

    private Run run() {
        for (String key : toml.keySet()) {
            if (!KEYS.contains(key)) {
                throw new RunFileException(file + where(toml.inputPositionOf(key)) + ": unknown key \"" + key + "\""
                        + Nearest.hint(key, KEYS));
            }
        }
        Task task = task();
        Run standard = standard(task);
        Optimizer optimizer = get("optimizer", "a string", key -> map(toml.getString(key), Optimizer::parse));
        Settings schedule =
                or(get("schedule", "a string", key -> map(toml.getString(key), Settings::parse)), standard.schedule());
        int batch = integer("batch", standard.batch());
        int epochs = integer("epochs", standard.epochs());
        Options options = options();
        Validation validation = get("validation", "a string", key -> map(toml.getString(key), Validation::parse));
        long seed = or(get("seed", "a whole number", toml::getLong), standard.seed());
        return checked(() -> new Run(
                task,
                optimizer == null ? standard.optimizer() : optimizer,
                schedule,
                batch,
                epochs,
                options,
                validation,
                seed));
    }

    /** What a task is run as unless the file says otherwise. */
    private Run standard(Task task) {
        return checked(() -> Run.of(task));
    }

    /** Something made of what the file says, which it may be wrong about. */
    private <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new RunFileException(file + ": " + e.getMessage(), e);
        }
    }

    private Task task() {
        String name = get(TASK, "a string", toml::getString);
        String classPath = get(CLASS_PATH, "a string", toml::getString);
        if (name == null && classPath == null) {
            return block();
        }
        if (name == null || classPath == null) {
            throw new RunFileException(file + ": task and classpath must both be given, or neither");
        }
        for (String key : BLOCK_KEYS) {
            if (toml.contains(key)) {
                throw new RunFileException(file + where(toml.inputPositionOf(key)) + ": " + key
                        + " is for the built-in network, but task was " + name);
            }
        }
        return checked(() -> TaskClass.load(name, classPath));
    }

    private Task block() {
        Block standard = (Block) STANDARD.task();
        String data =
                or(get("data", "a string", toml::getString), standard.data().name());
        int images = integer("images", DataSource.STANDARD_IMAGES);
        String label = get("label", "a string", toml::getString);
        String target = get("target", "a string", toml::getString);
        List<Integer> hidden = hidden(standard.hidden());
        Activation activation = or(
                get("activation", "a string", key -> map(toml.getString(key), Activation::parse)),
                standard.activation());
        return checked(() -> new Block(new DataSource(data, images, label, target), hidden, activation));
    }

    private Options options() {
        int accumulate = integer("accumulate", STANDARD.options().accumulate());
        Clip clip = or(
                get("clip", "a string", key -> map(toml.getString(key), Clip::parse)),
                STANDARD.options().clip());
        Averaging average = get("average", "a string", key -> map(toml.getString(key), Averaging::parse));
        Weights weights = or(
                get("weights", "a string", key -> map(toml.getString(key), Weights::parse)),
                STANDARD.options().weights());
        Precision precision = or(
                get("precision", "a string", key -> map(toml.getString(key), Precision::parse)),
                STANDARD.options().precision());
        return checked(() -> new Options(accumulate, clip, average, weights, precision, evaluating()));
    }

    private Evaluating evaluating() {
        Evaluating standard = STANDARD.options().evaluating();
        return new Evaluating(
                or(get("evaluate", "a string", key -> map(toml.getString(key), Length::parse)), standard.every()),
                or(get("monitor", "a string", key -> map(toml.getString(key), Monitor::parse)), standard.monitor()),
                get("stop", "a string", key -> map(toml.getString(key), Stopping::parse)));
    }

    private <T> @Nullable T get(String key, String what, Function<String, @Nullable T> read) {
        if (!toml.contains(key)) {
            return null;
        }
        try {
            return read.apply(key);
        } catch (org.tomlj.TomlInvalidTypeException e) {
            throw new RunFileException(
                    file + where(toml.inputPositionOf(key)) + ": " + key + " must be " + what + ", but was "
                            + toml.get(key),
                    e);
        } catch (IllegalArgumentException e) {
            throw new RunFileException(file + where(toml.inputPositionOf(key)) + ": " + key + ": " + e.getMessage(), e);
        }
    }

    private int integer(String key, int otherwise) {
        return or(get(key, "a whole number", name -> map(toml.getLong(name), RunFile::narrow)), otherwise);
    }

    private List<Integer> hidden(List<Integer> otherwise) {
        TomlArray sizes = get("hidden", "a list of whole numbers", toml::getArray);
        if (sizes == null) {
            return otherwise;
        }
        List<Integer> hidden = new ArrayList<>();
        for (Object size : sizes.toList()) {
            if (!(size instanceof Long number)) {
                throw new RunFileException(file + where(toml.inputPositionOf("hidden"))
                        + ": hidden must be a list of whole numbers, but held " + size);
            }
            hidden.add(narrow(number));
        }
        return hidden;
    }

    private static int narrow(long number) {
        if (number != (int) number) {
            throw new IllegalArgumentException("must be at most " + Integer.MAX_VALUE + ", but was " + number);
        }
        return (int) number;
    }

    private static <A, B> @Nullable B map(@Nullable A value, Function<A, B> function) {
        return value == null ? null : function.apply(value);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value != null ? value : otherwise;
    }

    private static String where(@Nullable TomlPosition position) {
        return position == null ? "" : ", line " + position.line() + ", column " + position.column();
    }

    /** The run as TOML; {@code parse(print(run))} is the run. */
    public static String print(Run run) {
        StringBuilder text = new StringBuilder();
        lines(run)
                .forEach((key, value) ->
                        text.append(key).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    /** The keys of a run's file with their values; a text as it is, without quotes. */
    public static Map<String, String> values(Run run) {
        Map<String, String> values = new LinkedHashMap<>();
        RunParts.of(run).forEach((key, value) -> values.put(key, value.toString()));
        return values;
    }

    private static Map<String, String> lines(Run run) {
        Map<String, String> lines = new LinkedHashMap<>();
        RunParts.of(run)
                .forEach((key, value) -> lines.put(key, value instanceof String text ? quote(text) : value.toString()));
        return lines;
    }

    /**
     * What sets two runs apart: of each key that does, the value as it stands in a file before and after, such as
     * {@code batch} with {@code 128 -> 64}. A key that one of them does not have is {@code nothing} there.
     */
    public static Map<String, String> differences(Run before, Run after) {
        Map<String, String> old = lines(before);
        Map<String, String> now = lines(after);
        Map<String, String> differences = new LinkedHashMap<>();
        for (String key : KEYS) {
            String was = old.getOrDefault(key, "nothing");
            String is = now.getOrDefault(key, "nothing");
            if (!was.equals(is)) {
                differences.put(key, was + " -> " + is);
            }
        }
        return differences;
    }

    private static String quote(String value) {
        return '"' + Toml.tomlEscape(value).toString() + '"';
    }
}
