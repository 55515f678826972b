package anneal.cli;

import anneal.lab.search.RecordedSearch;
import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import anneal.lab.store.Timed;
import anneal.notation.Json;
import anneal.record.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            "Writes each run to a folder of its own: run.toml, and the records that train --log writes;",
            "a search likewise: search.json, all that is known of it, and its trials as judged.csv.",
            "Example: anneal runs export k3v9 --log csv,tensorboard && tensorboard --logdir anneal-export"
        },
        mixinStandardHelpOptions = true)
final class RunsExport implements Callable<Integer> {
    private static final String SEARCH = "search.json";
    private static final String JUDGED = "judged.csv";

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "runs, groups or searches, by their ids")
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
            Recorded selected = Recorded.named(store, names);
            Map<StoredRun, OutFolder> folders = new LinkedHashMap<>();
            Map<RecordedSearch, OutFolder> searches = new LinkedHashMap<>();
            for (StoredRun run : selected.runs()) {
                folders.put(run, OutFolder.prepare(out.resolve(run.id()), force, files()));
            }
            for (RecordedSearch search : selected.searches()) {
                searches.put(search, OutFolder.prepare(out.resolve(search.id()), force, List.of(SEARCH, JUDGED)));
            }
            for (Map.Entry<StoredRun, OutFolder> run : folders.entrySet()) {
                export(runs, run.getKey(), run.getValue());
            }
            for (Map.Entry<RecordedSearch, OutFolder> search : searches.entrySet()) {
                export(new SearchFields(search.getKey()), search.getValue());
            }
        }
        return 0;
    }

    private List<String> files() {
        List<String> files = new ArrayList<>(List.of(TrainCommand.RUN));
        formats.forEach(format -> files.add(format.file()));
        return files;
    }

    private void export(SearchFields fields, OutFolder folder) throws IOException {
        folder.write(SEARCH, Json.write(fields.json()) + "\n");
        folder.write(JUDGED, fields.judged());
        spec.commandLine().getErr().println("Saved: " + folder.path());
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
