package anneal.benchmarks.peers;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contender says at its end, as one line of JSON.
 *
 * @param about library and version
 * @param first seconds from the start of the process to the end of its first update
 * @param step milliseconds an update: the median of the timed epochs of its first run
 * @param total seconds of all runs together, warm-up included, without the start of the process
 * @param peak the most memory that the process had in use, in bytes
 * @param losses for each rate, each epoch's mean loss
 */
public record Report(String about, double first, double step, double total, double peak, List<List<Double>> losses) {
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    public Report {
        losses = losses.stream().map(List::copyOf).toList();
    }

    /** The report of several processes that each did a {@link Work#part part} at the same time. */
    static Report joined(List<Report> parts) {
        List<List<Double>> losses = new ArrayList<>();
        int runs = parts.stream().mapToInt(part -> part.losses().size()).sum();
        for (int run = 0; run < runs; run++) {
            losses.add(parts.get(run % parts.size()).losses().get(run / parts.size()));
        }
        return new Report(
                parts.get(0).about(),
                parts.stream().mapToDouble(Report::first).max().orElseThrow(),
                parts.stream().mapToDouble(Report::step).max().orElseThrow(),
                parts.stream().mapToDouble(Report::total).max().orElseThrow(),
                parts.stream().mapToDouble(Report::peak).sum(),
                losses);
    }

    static Report parse(String json) {
        return GSON.fromJson(json, Report.class);
    }

    String toJson() {
        return GSON.toJson(this);
    }
}
