package anneal.board.watch;

import anneal.lab.store.Runs;
import anneal.lab.store.StoredRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as a row of the table.
 *
 * @param id what it is known by
 * @param group what the runs of one command have in common
 * @param name what it is called
 * @param command the command that trained it
 * @param folder where its files are; null for nowhere
 * @param resumable whether it was stopped, and can go on
 * @param pictured whether it is a range test whose picture is there
 * @param status where it stands
 * @param started when it began, in milliseconds since 1970
 * @param ended when it ended; null for not yet
 * @param epochs how many epochs are planned
 * @param updates how many updates are planned; 0 until it has begun
 * @param last the last update it has told of; -1 for none
 * @param parameters the keys of its run file with their values
 * @param figures the last value of each of its curves
 */
record Row(
        String id,
        String group,
        String name,
        String command,
        @Nullable String folder,
        boolean resumable,
        boolean pictured,
        String status,
        long started,
        @Nullable Long ended,
        int epochs,
        long updates,
        long last,
        Map<String, String> parameters,
        Map<String, Double> figures) {

    static Row of(StoredRun run, Map<String, String> parameters, Map<String, Runs.Latest> latest) {
        Map<String, Double> figures = new LinkedHashMap<>();
        latest.forEach((name, value) -> figures.put(name, value.value()));
        long last = latest.values().stream().mapToLong(Runs.Latest::step).max().orElse(-1);
        return new Row(
                run.id(),
                run.group(),
                run.name(),
                run.command(),
                run.folder(),
                Stopped.folder(run).isPresent(),
                RangePicture.of(run).isPresent(),
                run.status().toString(),
                run.times().started(),
                run.times().ended(),
                run.size().epochs(),
                run.size().updates(),
                last,
                parameters,
                figures);
    }
}
