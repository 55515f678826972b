package anneal.cli;

import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import anneal.lab.store.Timed;
import anneal.record.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal runs export}: runs as the files that {@code anneal train --log} writes. */
@Command(
        name = "export",
        description = {
            "Writes each run to a folder of its own: run.toml, and the records that train --log writes.",
            "Example: anneal runs export k3v9 --log csv,tensorboard && tensorboard --logdir anneal-export"
        },
        mixinStandardHelpOptions = true)
final class RunsExport implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "runs or groups, by their ids")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "csv",
            description = "csv (default), jsonl, tensorboard; several with commas")
    private List<LogOptions.Format> formats = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "anneal-export",
            description = "where the runs' folders go (default ./anneal-export)")
    private Path out = Path.of("anneal-export");

    @Option(names = "--force", description = "replace what is there")
    private boolean force;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Store store = choice.open()) {
            Runs runs = new Runs(store);
            List<StoredRun> selected = StoreChoice.select(runs, names);
            List<OutFolder> folders = new ArrayList<>();
            for (StoredRun run : selected) {
                folders.add(OutFolder.prepare(out.resolve(run.id()), force, files()));
            }
            for (int i = 0; i < folders.size(); i++) {
                export(runs, selected.get(i), folders.get(i));
            }
        }
        return 0;
    }

    private List<String> files() {
        List<String> files = new ArrayList<>(List.of(TrainCommand.RUN));
        formats.forEach(format -> files.add(format.file()));
        return files;
    }

    private void export(Runs runs, StoredRun run, OutFolder folder) throws IOException {
        List<Timed> events = runs.events(run);
        for (LogOptions.Format format : formats) {
            try (RunLog log = format.open(folder.path())) {
                for (Timed timed : events) {
                    log.write(timed.event(), timed.millis());
                }
            }
        }
        folder.write(TrainCommand.RUN, run.text());
        spec.commandLine().getErr().println("Saved: " + folder.path());
    }
}
