package anneal.benchmarks.tune;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import anneal.lab.search.Candidate;
import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.UsualSpace;
import anneal.notation.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the subject says of itself: do schedules matter more for SGD with momentum than for Adam, is Adam fine at a constant
 * rate, does tuned SGD with momentum beat Adam?
 *
 * <p>For each seed, each of SGD with momentum 0.9 and Adam gets the best constant rate and the best schedule that a search of
 * its own finds, each with the same budget and by the validation loss; the four are trained under three fresh seeds and
 * tested. Printed are their accuracies, the rates they begin with, and the differences that answer the questions, seed by
 * seed: so what the search picks by chance is part of the interval.
 *
 * <p>Arguments: data, training rows (0 for all), CSV file, picture to be drawn, seeds (10), epochs of budget (150).
 */
final class Claims {
    private static final int TESTS = 3;
    private static final String PEAK = ": begins with";

    private Claims() {}

    /** What is searched for an update rule. */
    private enum Way {
        SGD_CONSTANT("SGD with momentum at a constant rate", "sgd(momentum=0.9)", false),
        SGD_SCHEDULE("SGD with momentum on a schedule", "sgd(momentum=0.9)", true),
        ADAM_CONSTANT("Adam at a constant rate", "adam", false),
        ADAM_SCHEDULE("Adam on a schedule", "adam", true);

        private final String title;
        private final String rule;
        private final boolean scheduled;

        Way(String title, String rule, boolean scheduled) {
            this.title = title;
            this.rule = rule;
            this.scheduled = scheduled;
        }

        private SearchSpace.Arm arm() {
            List<String> falling = UsualSpace.names().stream()
                    .filter(name -> !name.equals("constant"))
                    .toList();
            Space optimizer = Space.parse(rule);
            return new SearchSpace.Arm(
                    optimizer, scheduled ? UsualSpace.schedules(falling, optimizer) : UsualSpace.constants(optimizer));
        }
    }

    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.of(arguments[0], Integer.parseInt(arguments[1]));
        Finished finished = new Finished(Path.of(arguments[2]));
        int seeds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 10;
        double budget = arguments.length > 5 ? Double.parseDouble(arguments[5]) : 150;
        for (long seed = 0; seed < seeds; seed++) {
            if (!finished.has(seed)) {
                one(workload, seed, budget, finished);
                System.out.println("seed " + seed + " is done");
            }
        }
        System.out.println(summary(finished));
        Files.writeString(Path.of(arguments[3]), Svg.draw(chart(finished), Size.WIDE));
    }

    private static void one(Workload workload, long seed, double budget, Finished finished) throws IOException {
        Map<String, Candidate> best = new LinkedHashMap<>();
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, String> remarks = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            Candidate candidate = best(new Plans(workload, seed), way, budget);
            best.put(way.title, candidate);
            figures.put(way.title + PEAK, candidate.values().getOrDefault("peak", Double.NaN));
            remarks.put(way.title, candidate.schedule());
        }
        workload.test(best, seed, TESTS)
                .forEach((name, accuracies) ->
                        figures.put(name, Paired.of(accuracies).mean()));
        finished.add(seed, figures, remarks);
    }

    private static Candidate best(Plans plans, Way way, double budget) {
        SearchPlan plan =
                plans.with(plans.space(way.arm()), Choosing.Method.TPE, plans.thirds(), Judge.RANK_SUM, budget);
        return plans.workload().search(plan).best().orElseThrow().candidate();
    }

    private static String summary(Finished finished) {
        StringBuilder lines = new StringBuilder();
        for (Way way : Way.values()) {
            double[] accuracies = finished.values(way.title);
            DoubleSummaryStatistics spread = Arrays.stream(accuracies).summaryStatistics();
            DoubleSummaryStatistics rates =
                    Arrays.stream(finished.values(way.title + PEAK)).summaryStatistics();
            lines.append(String.format(
                    Locale.ROOT,
                    "%-36s %.4f (%.4f to %.4f)  rates %.2g to %.2g%n",
                    way.title,
                    spread.getAverage(),
                    spread.getMin(),
                    spread.getMax(),
                    rates.getMin(),
                    rates.getMax()));
        }
        double[] ofSgd = Paired.minus(values(finished, Way.SGD_SCHEDULE), values(finished, Way.SGD_CONSTANT));
        double[] ofAdam = Paired.minus(values(finished, Way.ADAM_SCHEDULE), values(finished, Way.ADAM_CONSTANT));
        return lines
                + "a schedule's gain, SGD with momentum  " + Paired.of(ofSgd)
                + "\na schedule's gain, Adam               " + Paired.of(ofAdam)
                + "\nthe first gain less the second        " + Paired.between(ofSgd, ofAdam)
                + "\nSGD over Adam, both constant          " + between(finished, Way.SGD_CONSTANT, Way.ADAM_CONSTANT)
                + "\nSGD over Adam, both scheduled         " + between(finished, Way.SGD_SCHEDULE, Way.ADAM_SCHEDULE);
    }

    private static Paired between(Finished finished, Way better, Way other) {
        return Paired.between(values(finished, better), values(finished, other));
    }

    private static double[] values(Finished finished, Way way) {
        return finished.values(way.title);
    }

    /** A dot for each of the four under each seed. */
    private static Chart chart(Finished finished) {
        List<Series> dots = Arrays.stream(Way.values())
                .map(way -> Series.dots(way.title, Points.of(finished.values(way.title + PEAK), values(finished, way))))
                .toList();
        return Chart.of(
                        "What a schedule is worth",
                        Axis.log("rate that it begins with").within(1e-5, 1),
                        Axis.linear("test accuracy"))
                .with(dots);
    }
}
