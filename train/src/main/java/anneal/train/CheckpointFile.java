package anneal.train;

import anneal.notation.Controls;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as tensors and texts: the run's under names that begin with {@code run.}, the caller's notes under
 * {@code note.}, and the learner's under its own, so that the file is also a model's.
 */
final class CheckpointFile {
    private static final String FORMAT = "anneal.checkpoint";
    private static final String VERSION = "1";
    private static final String RUN = "run.";
    private static final String NOTE = "note.";
    private static final String LOSSES = RUN + "losses";
    private static final String RATES = RUN + "rates";
    private static final String OF_GROUP = RATES + "/";
    private static final String AVERAGE = RUN + "average.";
    private static final String BEST = RUN + "best.";
    private static final String EPOCHS = RUN + "epochs";
    private static final int EPOCH_COLUMNS = 13;
    private static final String FIELD = "\t";
    private static final String LINE = "\n";

    private CheckpointFile() {}

    // ---- writing ----

    static Tensors contents(Checkpoint checkpoint) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        checkpoint.learner().texts().forEach((name, text) -> texts.put(foreign(name), text));
        checkpoint.notes().forEach((name, text) -> texts.put(NOTE + name, text));
        checkpoint.weights().texts().forEach((name, text) -> texts.put(RUN + name, text));
        Position position = checkpoint.position();
        texts.put(RUN + "step", Long.toString(position.step()));
        texts.put(RUN + "epoch", Integer.toString(position.epoch()));
        texts.put(RUN + "batch", Integer.toString(position.batch()));
        texts.put(RUN + "loss_sum", Double.toString(position.lossSum()));
        texts.put(RUN + "rows", Long.toString(position.rows()));
        texts.put(RUN + "nanos", Long.toString(position.nanos()));
        texts.put(RUN + "loader", checkpoint.loader());
        Watch watch = checkpoint.watch();
        texts.put(RUN + "watch", watch.first() + FIELD + watch.mean() + FIELD + watch.seen());
        History history = checkpoint.history();
        texts.put(RUN + "cuts", lines(history.cuts()));
        texts.put(RUN + "skips", lines(history.skips()));
        texts.put(RUN + "rollbacks", rollbacks(history.rollbacks()));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        checkpoint.learner().tensors().forEach((name, tensor) -> tensors.put(foreign(name), tensor));
        checkpoint.weights().tensors().forEach((name, tensor) -> tensors.put(RUN + name, tensor));
        tensors.put(LOSSES, Tensor.of(history.losses()));
        history.ratesByGroup().forEach((group, rates) -> tensors.put(rates(group), Tensor.of(rates)));
        tensors.put(EPOCHS, epochs(history.evaluations()));
        return new Tensors(texts, tensors);
    }

    /** A learner's name, which must leave ours alone. */
    private static String foreign(String name) {
        if (name.startsWith(RUN) || name.startsWith(NOTE) || name.equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "names of a learner's state must not begin with run. or note., but was " + name);
        }
        return name;
    }

    /** The name of a group's rates. */
    private static String rates(String group) {
        return group.equals(Controls.RUN) ? RATES : OF_GROUP + group;
    }

    private static String lines(List<?> values) {
        List<String> lines = new ArrayList<>();
        values.forEach(value -> lines.add(value.toString()));
        return String.join(LINE, lines);
    }

    private static String rollbacks(List<TrainEvent.RolledBack> rollbacks) {
        return lines(rollbacks.stream()
                .map(back -> back.step() + FIELD + back.to() + FIELD + back.factor() + FIELD + back.why())
                .toList());
    }

    private static Tensor epochs(List<EpochResult> epochs) {
        double[] numbers = new double[epochs.size() * EPOCH_COLUMNS];
        int at = 0;
        for (EpochResult epoch : epochs) {
            numbers[at++] = epoch.epoch();
            numbers[at++] = epoch.updates();
            numbers[at++] = epoch.trainLoss();
            for (Score score : List.of(epoch.test(), epoch.validation(), epoch.averaged())) {
                numbers[at++] = score.loss();
                numbers[at++] = score.accuracy();
            }
            numbers[at++] = epoch.monitored();
            numbers[at++] = epoch.eta();
            numbers[at++] = epoch.seconds();
            numbers[at++] = epoch.whole() ? 1 : 0;
        }
        return Tensor.of(numbers, epochs.size(), EPOCH_COLUMNS);
    }

    // ---- reading ----

    static Checkpoint checkpoint(Path file, Tensors contents) throws IOException {
        String version = contents.texts().get(FORMAT);
        if (version == null || !contents.sealed()) {
            throw new IOException(file + " is no checkpoint of Anneal");
        }
        if (!version.equals(VERSION)) {
            throw new IOException(file + " must be a checkpoint of version " + VERSION
                    + ", the one this Anneal writes, but is of version " + version);
        }
        Position position = new Position(
                whole(contents, "step"),
                Math.toIntExact(whole(contents, "epoch")),
                Math.toIntExact(whole(contents, "batch")),
                Double.parseDouble(contents.text(RUN + "loss_sum")),
                whole(contents, "rows"),
                whole(contents, "nanos"));
        return new Checkpoint(
                position,
                contents.text(RUN + "loader"),
                watch(contents.text(RUN + "watch")),
                history(contents),
                learner(contents),
                weights(contents),
                notes(contents.texts()));
    }

    private static long whole(Tensors contents, String name) {
        return Long.parseLong(contents.text(RUN + name));
    }

    private static Watch watch(String text) {
        String[] fields = fields(text, 3);
        return new Watch(Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Long.parseLong(fields[2]));
    }

    private static String[] fields(String line, int count) {
        String[] fields = line.split(FIELD, count);
        if (fields.length != count) {
            throw new IllegalArgumentException("a line must have " + count + " fields, but was " + line);
        }
        return fields;
    }

    private static History history(Tensors contents) {
        List<Long> cuts = steps(contents, "cuts");
        List<Long> skips = steps(contents, "skips");
        List<TrainEvent.RolledBack> rollbacks = contents.text(RUN + "rollbacks")
                .lines()
                .map(line -> fields(line, 4))
                .map(field -> new TrainEvent.RolledBack(
                        Long.parseLong(field[0]), Long.parseLong(field[1]), Double.parseDouble(field[2]), field[3]))
                .toList();
        float[] losses = contents.list(LOSSES, Tensor.Type.F32).floats();
        return new History(
                epochs(contents),
                losses,
                rates(contents, losses.length),
                losses.length,
                cuts,
                skips,
                rollbacks,
                Ending.INTERRUPTED);
    }

    private static List<Long> steps(Tensors contents, String name) {
        return contents.text(RUN + name).lines().map(Long::valueOf).toList();
    }

    private static Map<String, double[]> rates(Tensors contents, int updates) {
        Map<String, double[]> rates = new LinkedHashMap<>();
        rates.put(Controls.RUN, contents.tensor(RATES, Tensor.Type.F64, updates).doubles());
        for (String name : contents.tensors().keySet()) {
            if (name.startsWith(OF_GROUP)) {
                rates.put(
                        name.substring(OF_GROUP.length()),
                        contents.tensor(name, Tensor.Type.F64, updates).doubles());
            }
        }
        return rates;
    }

    private static List<EpochResult> epochs(Tensors contents) {
        Tensor tensor = contents.tensors().get(EPOCHS);
        int count = tensor == null ? 0 : tensor.size() / EPOCH_COLUMNS;
        double[] numbers =
                contents.tensor(EPOCHS, Tensor.Type.F64, count, EPOCH_COLUMNS).doubles();
        List<EpochResult> epochs = new ArrayList<>();
        for (int at = 0; at < numbers.length; at += EPOCH_COLUMNS) {
            epochs.add(new EpochResult(
                    (int) numbers[at],
                    (long) numbers[at + 1],
                    numbers[at + 2],
                    new Score(numbers[at + 3], numbers[at + 4]),
                    new Score(numbers[at + 5], numbers[at + 6]),
                    new Score(numbers[at + 7], numbers[at + 8]),
                    numbers[at + 9],
                    numbers[at + 10],
                    numbers[at + 11],
                    numbers[at + 12] == 1));
        }
        return epochs;
    }

    private static Tensors learner(Tensors contents) {
        Map<String, String> texts = new LinkedHashMap<>(contents.texts());
        texts.keySet().removeIf(name -> name.startsWith(RUN) || name.startsWith(NOTE) || name.equals(FORMAT));
        Map<String, Tensor> tensors = new LinkedHashMap<>(contents.tensors());
        tensors.keySet().removeIf(name -> name.startsWith(RUN));
        return new Tensors(texts, tensors);
    }

    private static Tensors weights(Tensors contents) {
        Map<String, Tensor> tensors = under(AVERAGE, RUN, contents.tensors());
        tensors.putAll(under(BEST, RUN, contents.tensors()));
        return new Tensors(under(AVERAGE, RUN, contents.texts()), tensors);
    }

    private static Map<String, String> notes(Map<String, String> texts) {
        return under(NOTE, NOTE, texts);
    }

    /** What has names that begin with {@code begin}, without {@code cut} before them. */
    private static <T> Map<String, T> under(String begin, String cut, Map<String, T> all) {
        Map<String, T> under = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(begin)) {
                under.put(name.substring(cut.length()), value);
            }
        });
        return under;
    }
}
