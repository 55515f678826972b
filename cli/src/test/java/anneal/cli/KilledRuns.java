package anneal.cli;

import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import anneal.train.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs of {@code anneal train} in processes of their own, killed without warning at random moments and resumed.
 *
 * @param folder where runs go
 * @param flags what is trained and how
 */
record KilledRuns(Path folder, List<String> flags) {
    private static final int TRIES_AT_MOST = 1_000;

    /**
     * What the kills hit.
     *
     * @param kills processes killed while they trained
     * @param whileWriting how many of them left a half-written checkpoint
     */
    record Kills(int kills, int whileWriting) {}

    /** A run that nobody disturbs. */
    Path undisturbed() throws IOException, InterruptedException {
        Path run = folder.resolve("undisturbed");
        Process process = start(run, false);
        process.waitFor();
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(errors()));
        }
        return run;
    }

    /**
     * A run that is killed so often, then left to end.
     *
     * @param longest milliseconds after the start of training within which a kill comes
     */
    Kills killed(Path run, int kills, int longest, SplittableRandom random) throws IOException, InterruptedException {
        int hit = 0;
        int whileWriting = 0;
        for (int tries = 0; hit < kills && tries < TRIES_AT_MOST; tries++) {
            boolean begun = !CheckpointFolder.newestFirst(run.resolve(Resumption.CHECKPOINTS))
                    .isEmpty();
            Map<Path, FileTime> before = checkpoints(run);
            Process process = start(run, begun);
            boolean training = awaitTraining(process, run, before);
            process.waitFor(random.nextInt(longest), TimeUnit.MILLISECONDS);
            boolean alive = process.isAlive();
            process.destroyForcibly().waitFor();
            if (training && alive) {
                hit++;
                whileWriting += halfWritten(run) ? 1 : 0;
            }
            if (!alive && process.exitValue() == 0) {
                break;
            }
            if (!alive) {
                throw new IOException(Files.readString(errors()));
            }
        }
        Process last = start(run, true);
        if (last.waitFor() != 0) {
            throw new IOException(Files.readString(errors()));
        }
        return new Kills(hit, whileWriting);
    }

    /** Waits until a process has written its first checkpoint; false if it ended before that. */
    private static boolean awaitTraining(Process process, Path run, Map<Path, FileTime> before)
            throws IOException, InterruptedException {
        while (process.isAlive()) {
            if (!checkpoints(run).equals(before)) {
                return true;
            }
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private static Map<Path, FileTime> checkpoints(Path run) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path file : CheckpointFolder.newestFirst(run.resolve(Resumption.CHECKPOINTS))) {
            try {
                times.put(file, Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                times.put(file, FileTime.fromMillis(0));
            }
        }
        return times;
    }

    private static boolean halfWritten(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve(Resumption.CHECKPOINTS))) {
            return files.anyMatch(file -> file.toString().endsWith(".part"));
        }
    }

    /** Where they are recorded. */
    private Path store() {
        return folder.resolve("anneal.db");
    }

    /** The losses that the store has of a run that has ended, step by step. */
    List<String> recorded(Path run) {
        try (Store store = Store.existing(store())) {
            Runs runs = new Runs(store);
            StoredRun last = runs.list().stream()
                    .filter(one -> run.toString().equals(one.folder()))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            Samples losses = runs.curve(last.id(), "loss", 0, Long.MAX_VALUE);
            List<String> lines = new ArrayList<>(List.of(last.status().toString()));
            for (int i = 0; i < losses.size(); i++) {
                lines.add(losses.step(i) + " " + (float) losses.value(i));
            }
            return lines;
        }
    }

    /** The same, by the history that the run has written. */
    static List<String> written(Path run) throws IOException {
        List<String> rows = Files.readAllLines(run.resolve("history.csv"));
        int loss = List.of(rows.get(0).split(",")).indexOf("train_loss");
        List<String> lines = new ArrayList<>(List.of("finished"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            lines.add(cells[0] + " " + cells[loss]);
        }
        return lines;
    }

    private Path errors() {
        return folder.resolve("errors");
    }

    private Process start(Path run, boolean resume) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "anneal.cli.Anneal",
                "train"));
        if (resume) {
            command.addAll(List.of("--resume", run.toString()));
        } else {
            command.addAll(flags);
            command.addAll(List.of("--out", run.toString(), "--force"));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(errors().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ANNEAL_STORE", store().toString());
        return builder.start();
    }

    /** The run as far as two runs of the same bits have it in common: the model and every update's rate and loss. */
    static List<Object> bits(Path run) throws IOException {
        return List.of(
                Files.readString(run.resolve("history.csv")),
                Arrays.hashCode(Files.readAllBytes(run.resolve("model.safetensors"))));
    }
}
