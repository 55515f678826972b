package anneal.lab.search;

import anneal.lab.RunFile;
import anneal.lab.store.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search as a run store tells of it, under way or over.
 *
 * @param id what it is known by
 * @param folder where its files are
 * @param text all that it follows from, a line each
 * @param status where it stands: running, finished, stopped or lost
 * @param started when it began, in milliseconds since 1970
 * @param ended when it ended; null for not yet
 * @param batches updates in an epoch; 0 where that is not known
 * @param used epochs used up
 * @param trials its trials, in the order in which they were begun
 */
public record RecordedSearch(
        String id,
        String folder,
        String text,
        Status status,
        long started,
        @Nullable Long ended,
        long batches,
        double used,
        List<RecordedTrial> trials) {
    private static final String BUDGET = "budget ";
    private static final String KEY = "\\w+ = .*";

    public RecordedSearch {
        trials = List.copyOf(trials);
    }

    /** How a trial stands. */
    public enum Fate {
        /** A leg of it is being trained, or waits to be. */
        RUNNING,
        /** It was trained to the end. */
        FINISHED,
        /** It was judged, and others went on. While the search is under way its turn may still come. */
        STOPPED,
        /** It diverged. */
        DIVERGED,
        /** The search ended while it was being trained, or something went wrong with it. */
        BROKEN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a trial of this search stands. */
    public Fate fate(RecordedTrial trial) {
        if (trial.asked() > trial.epochs()) {
            return status == Status.RUNNING ? Fate.RUNNING : Fate.BROKEN;
        }
        if (!trial.alive()) {
            return Fate.DIVERGED;
        }
        return trial.epochs() == epochs() ? Fate.FINISHED : Fate.STOPPED;
    }

    /** How many trials stand so. */
    public long count(Fate fate) {
        return trials.stream().filter(trial -> fate(trial) == fate).count();
    }

    /** Epochs there are in all. */
    public double budget() {
        return text.lines()
                .filter(line -> line.startsWith(BUDGET))
                .mapToDouble(line -> Double.parseDouble(line.substring(BUDGET.length())))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Epochs of a trial that is trained to the end. */
    public int epochs() {
        String run = text.lines().filter(line -> line.matches(KEY)).collect(Collectors.joining("\n"));
        return RunFile.parse(run, "search " + id).epochs();
    }

    /** The trials that have been judged: those that got further first, of these the one with the least loss, diverged ones last. */
    public List<RecordedTrial> bestFirst() {
        return trials.stream()
                .filter(trial -> !trial.reached().isEmpty())
                .sorted(Comparator.comparing(RecordedTrial::alive)
                        .thenComparingInt(RecordedTrial::epochs)
                        .reversed()
                        .thenComparingDouble(RecordedTrial::loss))
                .toList();
    }

    /** The best so far; at the end of the search, the one that it has found. */
    public Optional<RecordedTrial> best() {
        return bestFirst().stream().filter(RecordedTrial::alive).findFirst();
    }
}
