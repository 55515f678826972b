package anneal.cli;

import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearch.Fate;
import anneal.lab.search.RecordedTrial;
import anneal.lab.search.RecordedTrial.Reached;
import anneal.notation.Numbers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the store says of a search, by name.
 *
 * @param search the search
 */
record SearchFields(RecordedSearch search) {

    /** What it is and how it stands: {@code id}, {@code status}, {@code trials}, ... */
    Map<String, @Nullable Object> about() {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        Long ended = search.ended();
        Optional<RecordedTrial> best = search.best();
        about.put("id", search.id());
        about.put("status", search.status().toString());
        about.put("started", Instant.ofEpochMilli(search.started()).toString());
        about.put("ended", ended == null ? null : Instant.ofEpochMilli(ended).toString());
        about.put("folder", search.folder());
        about.put("used", search.used());
        about.put("budget", search.budget());
        about.put("trials", search.trials().size());
        for (Fate fate : Fate.values()) {
            about.put(fate.toString(), search.count(fate));
        }
        about.put("best_trial", best.map(RecordedTrial::number).orElse(null));
        about.put("best_loss", best.map(RecordedTrial::loss).orElse(null));
        about.put("best_optimizer", best.map(RecordedTrial::optimizer).orElse(null));
        about.put("best_schedule", best.map(RecordedTrial::schedule).orElse(null));
        return about;
    }

    /** All of it as JSON's objects. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(about());
        json.put("all_trials", search.trials().stream().map(this::json).toList());
        json.put("search", search.text());
        return json;
    }

    private Map<String, @Nullable Object> json(RecordedTrial trial) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("trial", trial.number());
        json.put("state", search.fate(trial).toString());
        json.put("optimizer", trial.optimizer());
        json.put("schedule", trial.schedule());
        json.put("judged", trial.reached().stream().map(SearchFields::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Reached reached) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("epochs", reached.epochs());
        json.put("ending", reached.ending().toString());
        json.put("loss", reached.loss());
        json.put("accuracy", reached.accuracy());
        json.put("time", Instant.ofEpochMilli(reached.millis()).toString());
        return json;
    }

    /** What it follows from, by the names of its parts. */
    Map<String, String> parts() {
        return search.text()
                .lines()
                .filter(line -> line.contains(" "))
                .collect(Collectors.toMap(
                        line -> line.split(" ", 2)[0],
                        line -> line.split(" (= )?", 2)[1],
                        (a, b) -> a + "; " + b,
                        LinkedHashMap::new));
    }

    /** Its trials as CSV, a row for each time that one was judged. */
    String judged() {
        StringBuilder csv = new StringBuilder("trial,state,epochs,ending,loss,accuracy,time,optimizer,schedule\n");
        for (RecordedTrial trial : search.trials()) {
            for (Reached reached : trial.reached()) {
                csv.append(String.join(
                                ",",
                                Integer.toString(trial.number()),
                                search.fate(trial).toString(),
                                Integer.toString(reached.epochs()),
                                reached.ending().toString(),
                                Double.toString(reached.loss()),
                                Double.toString(reached.accuracy()),
                                Instant.ofEpochMilli(reached.millis()).toString(),
                                RunsList.cell(trial.optimizer()),
                                RunsList.cell(trial.schedule())))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** A row for each search. */
    static TextTable list(List<RecordedSearch> searches) {
        TextTable table = new TextTable(
                "search",
                "status",
                "started",
                "trials",
                "finished",
                "stopped",
                "running",
                "epochs",
                "best loss",
                "best schedule");
        for (RecordedSearch search : searches) {
            table.row(
                    search.id(),
                    search.status().toString(),
                    RunsList.time(search.started()),
                    Integer.toString(search.trials().size()),
                    Long.toString(search.count(Fate.FINISHED)),
                    Long.toString(search.count(Fate.STOPPED)),
                    Long.toString(search.count(Fate.RUNNING)),
                    epochs(search),
                    search.best().map(best -> digits(best.loss())).orElse("-"),
                    search.best().map(RecordedTrial::schedule).orElse("-"));
        }
        return table;
    }

    /** Epochs used, of those there are. */
    static String epochs(RecordedSearch search) {
        return Numbers.text(Math.round(10 * search.used()) / 10.0) + " of " + Numbers.text(search.budget());
    }

    /** A row for each trial that was judged, the best first: how it stands, and when it was decided. */
    TextTable trials() {
        TextTable table = new TextTable(
                "trial", "state", "judged after", "last at", "validation loss", "accuracy", "optimizer", "schedule");
        for (RecordedTrial trial : search.bestFirst()) {
            List<Reached> judged = trial.reached();
            Reached last = judged.get(judged.size() - 1);
            table.row(
                    Integer.toString(trial.number() + 1),
                    search.fate(trial).toString(),
                    spans(judged),
                    RunsList.time(last.millis()),
                    digits(last.loss()),
                    digits(last.accuracy()),
                    trial.optimizer(),
                    trial.schedule());
        }
        return table;
    }

    /** Epochs, those that follow each other as a stretch: {@code 3, 5..8}. */
    private static String spans(List<Reached> judged) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < judged.size(); i++) {
            int first = judged.get(i).epochs();
            int last = first;
            while (i + 1 < judged.size() && judged.get(i + 1).epochs() == last + 1) {
                last++;
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(first).append(last > first ? ".." + last : "");
        }
        return text.toString();
    }

    /** A figure, short. */
    static String digits(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
