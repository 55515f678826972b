package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Fingerprint;
import anneal.data.Split;
import anneal.lab.Comparison.Position;
import anneal.lab.Family;
import anneal.lab.HistoryCsv;
import anneal.lab.Lanes;
import anneal.lab.Outcome;
import anneal.lab.Results;
import anneal.lab.ResultsJson;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.store.StoreLog;
import anneal.lab.store.StoreRecording;
import anneal.notation.Settings;
import anneal.record.Recorder;
import anneal.record.RunLog;
import anneal.train.CheckpointFolder;
import anneal.train.CheckpointWriter;
import anneal.train.Ending;
import anneal.train.Guard;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal train}: one run, and its model saved. */
@Command(
        name = "train",
        description = {
            "Trains one network and saves it, with the run and its history beside it.",
            "A run saves itself as it goes; after a crash, --resume FOLDER goes on with the same bits.",
            "Example: anneal train --schedule 'linear(0, 0.1, 1ep) then cosine(0.1, 9ep)'"
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final String MODEL = "model.safetensors";
    static final String RUN = "run.toml";
    private static final String HISTORY = "history.csv";
    private static final Path STANDARD_OUT = Path.of("anneal-run");

    @Parameters(arity = "0..1", paramLabel = "RUN.toml", description = "a run file; flags given beside it win")
    private @Nullable Path file;

    @Option(
            names = "--schedule",
            paramLabel = "SCHEDULE",
            description = "a schedule as text (default cosine(0.03, 100%%)), with settings of groups behind it:"
                    + " 'cosine(0.1, 9ep); momentum = 0.9; group head from 2ep: lr *= 2; noDecay = bias'")
    private @Nullable String schedule;

    @Option(names = "--optimizer", paramLabel = "RULE", description = "an update rule (default sgd(momentum=0.9))")
    private @Nullable String optimizer;

    @Mixin
    private TaskOptions tasks = new TaskOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of the run, 1 or 2 (default: 2 where there are two cores); changes no result")
    private int threads =
            Lanes.of(1, Runtime.getRuntime().availableProcessors()).threads();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private ResumeOptions resume = new ResumeOptions();

    @Mixin
    private GuardOptions guards = new GuardOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where model, run, history and checkpoints go (default ./anneal-run)")
    private @Nullable Path out;

    @Option(names = "--force", description = "replace a run that is there")
    private boolean force;

    @Option(names = "--json", description = "print JSON instead of text")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), false);

    @Override
    public Integer call() throws IOException {
        Path source = resume.resume();
        if (source == null) {
            return begin(out == null ? STANDARD_OUT : out);
        }
        tasks.refuse("--resume, which goes on with the run's own");
        boolean folder = Files.isDirectory(source);
        Path target = out == null && folder && resume.cooldown() == null ? source : out;
        if (target == null) {
            throw new UsageException(
                    "--out must name a new folder " + (folder ? "for the cooldown" : "for the run of one checkpoint"));
        }
        boolean inPlace = folder && Files.isDirectory(target) && Files.isSameFile(source, target);
        return inPlace && resume.cooldown() == null ? goOn(source) : branch(source, target);
    }

    private int begin(Path target) throws IOException {
        Run run = over(tasks.base(file));
        Cadence every = resume.every(Cadence.EVERY_EPOCH);
        Guard guard = guards.over(Guard.STOP);
        OutFolder folder = prepare(target);
        Split loaded = run.load();
        String data = every.none() ? "" : Fingerprint.of(loaded);
        Split split = run.split(loaded);
        Notes notes = new Notes(run, data, every.none() ? "" : Notes.code(run), guard, every, "");
        try (CheckpointFolder checkpoints =
                CheckpointFolder.open(target.resolve(Resumption.CHECKPOINTS), resume.keep())) {
            return train(notes, split, null, new Place(folder, checkpoints, true));
        }
    }

    /** Goes on in the folder of the run, with the run as its file, or the flags, say, if that is what was begun. */
    private int goOn(Path target) throws IOException {
        try (CheckpointFolder checkpoints =
                CheckpointFolder.open(target.resolve(Resumption.CHECKPOINTS), resume.keep())) {
            Resumption from = Resumption.newest(target, checkpoints, this::warn);
            Path written = target.resolve(RUN);
            Path described = file != null ? file : written;
            Run run = over(Files.exists(described) || file != null ? RunFile.read(described) : from.run());
            return goOn(from, run, new Place(new OutFolder(target), checkpoints, false));
        }
    }

    /** Goes on in another folder; the one that is left stays as it is. */
    private int branch(Path source, Path target) throws IOException {
        Path left = Files.isDirectory(source) ? source.resolve(Resumption.CHECKPOINTS) : source.resolveSibling(".");
        Path there = target.resolve(Resumption.CHECKPOINTS);
        if (Files.exists(left) && Files.exists(there) && Files.isSameFile(left, there)) {
            throw new UsageException("--out must name another folder than the run's own, but was " + target);
        }
        Resumption from = Resumption.read(source);
        Run run = over(file == null ? from.run() : RunFile.read(file));
        OutFolder folder = prepare(target);
        try (CheckpointFolder checkpoints =
                CheckpointFolder.open(target.resolve(Resumption.CHECKPOINTS), resume.keep())) {
            return goOn(from, run, new Place(folder, checkpoints, true));
        }
    }

    /**
     * Where a run writes.
     *
     * @param folder its folder
     * @param checkpoints the checkpoints in it
     * @param fresh whether checkpoints that are there are another run's
     */
    private record Place(OutFolder folder, CheckpointFolder checkpoints, boolean fresh) {}

    private int goOn(Resumption from, Run wanted, Place place) throws IOException {
        from.check(wanted, resume.retarget());
        Split loaded = wanted.load();
        String data = Fingerprint.of(loaded);
        String code = Notes.code(wanted);
        from.check(data, code);
        Split split = wanted.split(loaded);
        Run run = resume.cooldown() == null ? wanted : from.cooldown(resume.cooldown(), split);
        if (from.changes(run)) {
            warn(from.rates(run, split));
        }
        Notes notes = new Notes(
                run,
                data,
                code,
                guards.over(from.notes().guard()),
                resume.every(from.notes().every()),
                from.notes().record());
        return train(notes, split, from, place);
    }

    private OutFolder prepare(Path target) throws IOException {
        if (!force
                && !CheckpointFolder.newestFirst(target.resolve(Resumption.CHECKPOINTS))
                        .isEmpty()) {
            throw new UsageException(target + " holds a run: --resume " + target
                    + " goes on with it, --force replaces it, --out writes to another folder");
        }
        List<String> files = new ArrayList<>(List.of(MODEL, RUN, HISTORY));
        files.addAll(logs.files());
        return OutFolder.prepare(target, force, files);
    }

    private int train(Notes notes, Split split, @Nullable Resumption from, Place place) throws IOException {
        Run run = notes.run();
        progress = new Progress(spec.commandLine().getErr());
        try (StoreRecording records = store.start("train", place.folder().path(), this::warn);
                Learner learner = run.start(split.train(), threads);
                Recorded recorded = record(records, notes, from, place)) {
            Training training = run.training(learner, split)
                    .withGuard(notes.guard())
                    .withNotes(notes.withRecord(recorded.id()).texts());
            if (from != null) {
                training = training.from(from.checkpoint());
            }
            place.folder().clearDrafts();
            if (place.fresh()) {
                place.checkpoints().clear();
            }
            if (!notes.every().none()) {
                place.checkpoints().write(training.checkpoint());
            }
            place.folder().write(RUN, RunFile.print(run));
            History history = train(training, notes, place.checkpoints(), recorded.recorder());
            progress.clear();
            Interrupts.clear();
            boolean saved = save(learner, place.folder().path().resolve(MODEL));
            place.folder().write(HISTORY, HistoryCsv.print(history));
            end(run, split, history);
            tellPlace(place, history, saved);
            StoreOptions.tell(spec.commandLine(), records);
            return 0;
        }
    }

    /** Saves the model, if its learner can; says whether it could. */
    private boolean save(Learner learner, Path model) throws IOException {
        try {
            learner.save(model);
            return true;
        } catch (UnsupportedOperationException e) {
            warn("no model was saved: " + e.getMessage());
            return false;
        }
    }

    /**
     * A run that is being recorded.
     *
     * @param recorder gets its events
     * @param id its id in the run store; empty for none
     */
    private record Recorded(Recorder recorder, String id) implements AutoCloseable {
        @Override
        public void close() {
            recorder.close();
        }
    }

    private Recorded record(StoreRecording records, Notes notes, @Nullable Resumption from, Place place)
            throws IOException {
        List<RunLog> all = logs.start(place.folder(), notes.run());
        Optional<StoreLog> log = log(records, notes, from, place.fresh());
        log.ifPresent(all::add);
        return new Recorded(new Recorder(all), log.map(StoreLog::id).orElse(place.fresh() ? "" : notes.record()));
    }

    private static Optional<StoreLog> log(
            StoreRecording records, Notes notes, @Nullable Resumption from, boolean fresh) {
        String name = notes.run().schedule().toString();
        if (from == null) {
            return records.log(name, notes.run());
        }
        History past = from.checkpoint().history();
        return fresh
                ? records.branch(notes.record(), name, notes.run(), past)
                : records.resume(notes.record(), name, notes.run(), past);
    }

    private History train(Training training, Notes notes, CheckpointFolder checkpoints, Recorder recorder) {
        Position only = new Position(1, 1, notes.run().schedule().toString());
        Narration narration = new Narration(spec.commandLine().getOut(), progress);
        try (CheckpointWriter writer = new CheckpointWriter(checkpoints, this::warn)) {
            return training.withSaving(notes.every().saving(writer)).run(event -> {
                progress.accept(only, event);
                recorder.accept(event);
                if (!json) {
                    narration.tell(event);
                }
            });
        }
    }

    /** Says something on the error stream that stops nothing. */
    private void warn(String line) {
        progress.clear();
        PrintWriter err = spec.commandLine().getErr();
        err.println("anneal: " + line);
        err.flush();
    }

    private Run over(Run described) {
        Run run = options.over(described);
        if (schedule != null) {
            if (Family.named(schedule).isPresent()) {
                throw new UsageException("--schedule must be a schedule with its rate, such as " + schedule
                        + "(0.03, ...), but was " + schedule);
            }
            run = run.withSchedule(Settings.parse(schedule));
        }
        run = run.withSchedule(options.plan(run.schedule()));
        return optimizer == null ? run : run.withOptimizer(RunOptions.optimizer(optimizer));
    }

    private void end(Run run, Split split, History history) throws IOException {
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            Outcome outcome = new Outcome(run.schedule().toString(), run, List.of(history));
            boolean classes = split.train().classes() > 0;
            screen.println(ResultsJson.print(new Results(
                    List.of(outcome),
                    classes ? 1 : Double.NaN,
                    run.clock(split.train()).updatesPerEpoch())));
        } else {
            screen.println(Narration.ending(run, history));
        }
        screen.flush();
    }

    private void tellPlace(Place place, History history, boolean saved) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<String> files = saved ? List.of(MODEL, RUN, HISTORY) : List.of(RUN, HISTORY);
        err.println("Saved: " + place.folder().path().resolve(String.join(", ", files)));
        List<Path> good = CheckpointFolder.newestFirst(place.checkpoints().path());
        if (history.ending() == Ending.DIVERGED && !good.isEmpty()) {
            err.println("The last good checkpoint: " + good.get(0));
        }
    }
}
