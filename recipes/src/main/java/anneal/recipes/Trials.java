package anneal.recipes;

import anneal.lab.HistoryCsv;
import anneal.notation.Controlled;
import anneal.train.Checkpoint;
import anneal.train.CheckpointFolder;
import anneal.train.CheckpointWriter;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.Saving;
import anneal.train.TrainEvent;
import anneal.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs of a recipe under several schedules and seeds. Each has a file of all its updates, made when it ends, and a folder of
 * checkpoints, the last and the best, beside it.
 *
 * <p>A run whose file is there is not made again, so that more schedules or seeds can be added later; one that has checkpoints
 * alone was killed, and goes on from the newest, with the bits that it would have had.
 */
final class Trials {
    private static final String NAME = "recipe.txt";

    private final Recipe recipe;
    private final Path folder;

    /** The folder is made where it is missing; one with runs of another recipe is refused. */
    Trials(Recipe recipe, Path folder) throws IOException {
        this.recipe = recipe;
        this.folder = folder;
        Files.createDirectories(folder);
        Path name = folder.resolve(NAME);
        if (!Files.exists(name)) {
            Files.writeString(name, recipe.identity() + "\n");
        }
        String there = Files.readString(name).strip();
        if (!there.equals(recipe.identity())) {
            throw new IllegalArgumentException(
                    folder + " must hold runs of this recipe, " + recipe.identity() + ", but holds runs of " + there);
        }
    }

    /** Makes the runs that are missing, the first seed of every schedule first; all of them, by schedule. */
    Map<String, List<LoggedRun>> run(List<String> schedules, int seeds) throws IOException {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be >= 1, but was " + seeds);
        }
        Map<String, Controlled> rates = new LinkedHashMap<>();
        schedules.forEach(schedule -> rates.put(schedule, recipe.rate(schedule)));
        Map<String, List<LoggedRun>> runs = new LinkedHashMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (String schedule : rates.keySet()) {
                String run = name(schedule, seed);
                Path file = folder.resolve(run + ".csv");
                if (!Files.exists(file)) {
                    System.out.println(schedule + ", seed " + seed);
                    keep(train(rates.get(schedule), seed, folder.resolve(run)), file);
                }
                runs.computeIfAbsent(schedule, key -> new ArrayList<>()).add(LoggedRun.read(file));
            }
        }
        return runs;
    }

    private History train(Controlled rate, int seed, Path checkpoints) throws IOException {
        try (Learner learner = recipe.start(seed);
                CheckpointFolder saved = CheckpointFolder.open(checkpoints, 1);
                CheckpointWriter writer = new CheckpointWriter(saved, Trials::complain)) {
            Training training = recipe.training(learner, rate, seed).withSaving(Saving.everyEpochs(1, writer));
            Optional<Checkpoint> last = saved.newest(Trials::complain);
            last.ifPresent(checkpoint -> System.out.println(
                    "  goes on from update " + checkpoint.position().step()));
            return last.map(training::from).orElse(training).run(Trials::tell);
        }
    }

    private static void complain(String problem) {
        System.err.println(problem);
    }

    private void keep(History history, Path file) throws IOException {
        Path half = folder.resolve(file.getFileName() + ".half");
        Files.writeString(half, HistoryCsv.print(history));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void tell(TrainEvent event) {
        if (event instanceof TrainEvent.EpochEnded ended) {
            System.out.printf(
                    Locale.ROOT,
                    "  epoch %d: train loss %.4f, test loss %.4f, test accuracy %.4f, %.0f s%n",
                    ended.result().epoch() + 1,
                    ended.result().trainLoss(),
                    ended.result().test().loss(),
                    ended.result().test().accuracy(),
                    ended.result().seconds());
        }
    }

    /** The schedule's letters and digits, with a number that tells others with the same ones apart, and the seed. */
    private static String name(String schedule, int seed) {
        String words = schedule.replaceAll("[^A-Za-z0-9.]+", "-");
        return String.format(Locale.ROOT, "%s-%08x-seed%d", words, schedule.hashCode(), seed);
    }
}
