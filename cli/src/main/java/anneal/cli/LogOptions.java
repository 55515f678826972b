package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.Block;
import anneal.lab.Run;
import anneal.record.CsvLog;
import anneal.record.JsonLinesLog;
import anneal.record.MlflowLog;
import anneal.record.RunLog;
import anneal.record.TensorBoardLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say which records of a run are kept. */
final class LogOptions {
    /** What is written beside the model. */
    enum Format {
        CSV("log.csv"),
        JSONL("log.jsonl"),
        TENSORBOARD("tensorboard");

        private final String file;

        Format(String file) {
            this.file = file;
        }

        /** Its name in the folder of a run. */
        String file() {
            return file;
        }

        /** Begins such a record in the folder of a run; that of an earlier run there makes room. */
        RunLog open(Path folder) throws IOException {
            Path path = folder.resolve(file);
            return switch (this) {
                case CSV -> new CsvLog(path);
                case JSONL -> new JsonLinesLog(path);
                case TENSORBOARD -> new TensorBoardLog(cleared(path));
            };
        }
    }

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            split = ",",
            description = "record every update: csv, jsonl, tensorboard; several with commas")
    private List<Format> formats = new ArrayList<>();

    @Option(names = "--mlflow", paramLabel = "URI", description = "record on the MLflow server at this address, too")
    private @Nullable URI mlflow;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            defaultValue = "anneal",
            description = "the MLflow experiment (default anneal)")
    private String experiment = "anneal";

    /** What will be written to the run's folder. */
    List<String> files() {
        return formats.stream().distinct().map(Format::file).toList();
    }

    /** Begins the records of a run in its folder; those of an earlier run there make room. */
    List<RunLog> start(OutFolder folder, Run run) throws IOException {
        List<RunLog> logs = new ArrayList<>();
        for (Format format : formats.stream().distinct().toList()) {
            logs.add(format.open(folder.path()));
        }
        if (mlflow != null) {
            try {
                logs.add(new MlflowLog(
                        mlflow, experiment, String.valueOf(folder.path().getFileName()), parameters(run)));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--mlflow: " + e.getMessage());
            }
        }
        return logs;
    }

    /** Removes event files of an earlier run, which TensorBoard would draw into the same curves. */
    private static Path cleared(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> events = Files.newDirectoryStream(folder, "events.out.tfevents.*")) {
                for (Path file : events) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    private static Map<String, String> parameters(Run run) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (run.task() instanceof Block block) {
            parameters.put("data", block.data().toString());
            parameters.put("hidden", block.hidden().toString());
            parameters.put("activation", block.activation().title());
        } else {
            parameters.put("task", run.task().toString());
        }
        if (run.optimizer() != null) {
            parameters.put("optimizer", run.optimizer().toString());
        }
        parameters.put("schedule", run.schedule().toString());
        parameters.put("batch", Integer.toString(run.batch()));
        parameters.put("accumulate", Integer.toString(run.options().accumulate()));
        parameters.put("clip", run.options().clip().toString());
        parameters.put("epochs", Integer.toString(run.epochs()));
        parameters.put("seed", Long.toString(run.seed()));
        return parameters;
    }
}
