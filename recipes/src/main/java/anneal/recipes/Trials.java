package anneal.recipes;

import anneal.lab.HistoryCsv;
import anneal.notation.Controlled;
import anneal.train.History;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs of a recipe under several schedules and seeds, each kept in a file of its own in a folder. A run whose file is there is not
 * made again, so that what is killed loses the run it was at, and more schedules or seeds can be added later.
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
            Files.writeString(name, recipe.name() + "\n");
        }
        String there = Files.readString(name).strip();
        if (!there.equals(recipe.name())) {
            throw new IllegalArgumentException(
                    folder + " must hold runs of this recipe, " + recipe.name() + ", but holds runs of " + there);
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
                Path file = file(schedule, seed);
                if (!Files.exists(file)) {
                    System.out.println(schedule + ", seed " + seed);
                    keep(recipe.train(rates.get(schedule), seed, Trials::tell), file);
                }
                runs.computeIfAbsent(schedule, key -> new ArrayList<>()).add(LoggedRun.read(file));
            }
        }
        return runs;
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

    /** Named by the schedule's letters and digits, and by a number that tells others with the same ones apart. */
    private Path file(String schedule, int seed) {
        String words = schedule.replaceAll("[^A-Za-z0-9.]+", "-");
        return folder.resolve(String.format(Locale.ROOT, "%s-%08x-seed%d.csv", words, schedule.hashCode(), seed));
    }
}
