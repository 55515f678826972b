package anneal.board.watch;

import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearch.Fate;
import anneal.lab.search.RecordedTrial;
import anneal.lab.store.StoredRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search as the search view shows it.
 *
 * @param summary its line in the list
 * @param batches updates in an epoch; 0 where that is not known
 * @param finals the runs that tested the best at the end
 * @param trials its trials, the best first, those without a result last
 */
record Found(Summary summary, long batches, List<String> finals, List<Tried> trials) {

    /**
     * A search as a line in the list.
     *
     * @param id what it is known by
     * @param folder where its files are
     * @param status where it stands
     * @param started when it began, in milliseconds since 1970
     * @param ended when it ended; null for not yet
     * @param epochs epochs of a trial that is trained to the end
     * @param budget epochs there are in all
     * @param used epochs used up
     * @param left epochs left of them
     * @param counts how many trials stand how
     * @param best the best so far; null for none
     */
    record Summary(
            String id,
            String folder,
            String status,
            long started,
            @Nullable Long ended,
            int epochs,
            double budget,
            double used,
            double left,
            Map<String, Long> counts,
            @Nullable Tried best) {}

    /**
     * A trial.
     *
     * @param number which one, from 1
     * @param rank 0 for the best, 1 for the worst of those that have a result; null for none
     * @param optimizer its update rule
     * @param schedule its schedule
     * @param peak the schedule's greatest rate
     * @param fate how it stands
     * @param asked epochs that it has been trained for, or is to be next
     * @param epochs epochs after which it was last judged
     * @param loss its loss then, on the rows that are set aside
     * @param accuracy its accuracy then
     * @param choices what was decided for it
     * @param reached where it was judged
     */
    record Tried(
            int number,
            @Nullable Double rank,
            String optimizer,
            String schedule,
            double peak,
            String fate,
            int asked,
            int epochs,
            double loss,
            double accuracy,
            List<RecordedTrial.Choice> choices,
            List<RecordedTrial.Reached> reached) {}

    /** A search, and its last runs among those of the store. */
    static Found of(RecordedSearch search, Collection<StoredRun> runs) {
        List<RecordedTrial> ranked = search.bestFirst();
        List<Tried> trials = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            trials.add(tried(search, ranked.get(i), i / Math.max(1.0, ranked.size() - 1)));
        }
        search.trials().stream()
                .filter(trial -> trial.reached().isEmpty())
                .forEach(trial -> trials.add(tried(search, trial, null)));
        return new Found(summary(search, trials), search.batches(), finals(search, runs), trials);
    }

    private static Summary summary(RecordedSearch search, List<Tried> trials) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            counts.put(fate.toString(), search.count(fate));
        }
        return new Summary(
                search.id(),
                search.folder(),
                search.status().toString(),
                search.started(),
                search.ended(),
                search.epochs(),
                search.budget(),
                search.used(),
                search.budget() - search.used(),
                counts,
                search.best().isPresent() ? trials.get(0) : null);
    }

    private static Tried tried(RecordedSearch search, RecordedTrial trial, @Nullable Double rank) {
        boolean judged = !trial.reached().isEmpty();
        return new Tried(
                trial.number() + 1,
                rank,
                trial.optimizer(),
                trial.schedule(),
                trial.peak(),
                search.fate(trial).toString(),
                trial.asked(),
                trial.epochs(),
                trial.loss(),
                judged ? trial.reached().get(trial.reached().size() - 1).accuracy() : Double.NaN,
                trial.choices(),
                trial.reached());
    }

    private static List<String> finals(RecordedSearch search, Collection<StoredRun> runs) {
        return runs.stream()
                .filter(run -> run.command().equals("tune")
                        && search.folder().equals(run.folder())
                        && run.times().started() >= search.started())
                .map(StoredRun::id)
                .toList();
    }
}
