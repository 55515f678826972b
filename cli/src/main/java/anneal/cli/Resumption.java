package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Split;
import anneal.feedback.Listener;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.RunFileException;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.notation.Numbers;
import anneal.notation.Plan;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.train.Checkpoint;
import anneal.train.CheckpointFolder;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run to go on with.
 *
 * @param checkpoint where it is
 * @param notes what its notes say
 * @param source the checkpoint's run folder or file, for messages
 */
record Resumption(Checkpoint checkpoint, Notes notes, Path source) {
    /** The folder of checkpoints in a run's folder. */
    static final String CHECKPOINTS = "checkpoints";

    private static final List<String> HORIZON = List.of("schedule", "epochs");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ep|%|)");

    /** The newest checkpoint of an open run folder. */
    static Resumption newest(Path runFolder, CheckpointFolder folder, Consumer<String> problems) throws IOException {
        Checkpoint newest = folder.newest(problems)
                .orElseThrow(() -> new IOException(
                        runFolder + " holds no checkpoint to go on from: start the run again without --resume"));
        return of(newest, runFolder);
    }

    /** One checkpoint, or the newest of a run folder that is left as it is. */
    static Resumption read(Path source) throws IOException {
        Path file = source;
        if (Files.isDirectory(source)) {
            List<Path> files = CheckpointFolder.newestFirst(source.resolve(CHECKPOINTS));
            if (files.isEmpty()) {
                throw new IOException(source + " holds no checkpoint to go on from");
            }
            file = files.get(0);
        }
        return of(Checkpoint.read(file), source);
    }

    private static Resumption of(Checkpoint checkpoint, Path source) throws IOException {
        try {
            return new Resumption(checkpoint, Notes.of(checkpoint.notes()), source);
        } catch (IllegalArgumentException | RunFileException e) {
            throw new IOException(source + " holds a checkpoint, but not of `anneal train`: " + e.getMessage(), e);
        }
    }

    /** The run as it was when the checkpoint was made. */
    Run run() {
        return notes.run();
    }

    /** Whether a run is to take another course than the one the checkpoint was made on. */
    boolean changes(Run wanted) {
        return !RunFile.differences(run(), wanted).isEmpty();
    }

    /** Refuses a run that is not the checkpoint's, but, if {@code retarget}, for schedule and epochs. */
    void check(Run wanted, boolean retarget) {
        List<String> lines = new ArrayList<>();
        boolean horizonOnly = true;
        for (Map.Entry<String, String> entry :
                RunFile.differences(run(), wanted).entrySet()) {
            boolean horizon = HORIZON.contains(entry.getKey());
            if (!(horizon && retarget)) {
                lines.add(entry.getKey() + ": " + entry.getValue());
                horizonOnly &= horizon;
            }
        }
        if (!lines.isEmpty()) {
            throw new UsageException("this is not the run in " + source + ": " + String.join("; ", lines)
                    + (horizonOnly ? " (--retarget goes on under the new one)" : ""));
        }
        if (wanted.epochs() < checkpoint.position().epoch()) {
            throw new UsageException("epochs must be >= "
                    + checkpoint.position().epoch() + ", those that are done, but was " + wanted.epochs());
        }
    }

    /** Refuses data that is not what the checkpoint was trained on, and a task whose classes are others. */
    void check(String data, String code) {
        unchanged("the data has", notes.data(), data);
        unchanged("the task's classes have", notes.code(), code);
    }

    private void unchanged(String what, String was, String is) {
        if (!is.equals(was)) {
            throw new UsageException(what + " changed since the checkpoint in " + source + ": the fingerprint was "
                    + shortened(was) + ", but is " + shortened(is));
        }
    }

    private static String shortened(String fingerprint) {
        return fingerprint.replaceAll("(\\w{8})\\w*", "$1");
    }

    /** What going on under another run does to the rates, in a line. */
    String rates(Run wanted, Split split) {
        long step = checkpoint.position().step();
        return "rate of update " + step + ": " + rate(run(), split, step) + ", now " + rate(wanted, split, step);
    }

    private String rate(Run run, Split split, long step) {
        Controls controls = checkpoint.history().replay(run.controls(split.train()));
        List<TrainEvent.RolledBack> rollbacks = checkpoint.history().rollbacks();
        double factor =
                rollbacks.isEmpty() ? 1 : rollbacks.get(rollbacks.size() - 1).factor();
        List<String> rates = new ArrayList<>();
        for (String group : controls.groups().keySet()) {
            rates.add(Numbers.text(factor * controls.at(group, "lr", step))
                    + (group.equals(Controls.RUN) ? "" : " (" + group + ")"));
        }
        return String.join(", ", rates) + " under " + run.schedule() + " and " + run.epochs() + " epochs";
    }

    /**
     * The run that leaves the checkpoint's course for a linear cooldown to 0. It ends with the epoch in which the cooldown
     * would end, so the cooldown is stretched to there.
     */
    Run cooldown(String length, Split split) {
        Run run = run();
        Clock clock = run.clock(split.train());
        long step = checkpoint.position().step();
        if (step == 0) {
            throw new UsageException("--fork-cooldown needs a checkpoint after the first update");
        }
        long perEpoch = clock.updatesPerEpoch();
        long end = step + updates(length, step, perEpoch);
        long epochs = (end + perEpoch - 1) / perEpoch;
        if (!run.schedule().isRate()) {
            throw new UsageException(
                    "--fork-cooldown must have one rate for all parameters to cool down, but the run has "
                            + run.schedule() + ": --retarget goes on under settings of your own");
        }
        Controlled rate = run.schedule().rate().resolve(clock);
        Phase fork = rate.schedule().fork(step, 0, epochs * perEpoch - step, new Curve.Linear());
        Plan plan = Plan.of(fork);
        for (Listener listener : rate.feedback().listeners()) {
            plan = listener.until() == Long.MAX_VALUE
                    ? plan.under(listener.state().rule())
                    : plan;
        }
        return run.withSchedule(plan).withEpochs(Math.toIntExact(epochs));
    }

    private static long updates(String length, long made, long perEpoch) {
        Matcher matcher = LENGTH.matcher(length);
        double number = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        double unit = !matcher.matches() || matcher.group(2).isEmpty()
                ? 1
                : matcher.group(2).equals("%") ? made / 100.0 : perEpoch;
        if (number == 0) {
            throw new UsageException("--fork-cooldown must be a length such as 10%, 2ep or 500, but was " + length);
        }
        return Math.max(1, Math.round(number * unit));
    }
}
