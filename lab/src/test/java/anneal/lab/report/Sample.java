package anneal.lab.report;

import anneal.lab.chart.Band;
import anneal.lab.chart.Marker;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.report.Table.Column;
import anneal.lab.report.Table.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A report on made-up runs that look like real ones. */
final class Sample {
    static final int EPOCHS = 15;
    private static final int PER_EPOCH = 79;
    static final List<String> NAMES = List.of(
            "constant(0.01)",
            "milestones(0.03, at=[8ep, 12ep], gamma=0.1)",
            "linear(0.03, 0, 15ep)",
            "cosine(0.03, 15ep)",
            "invsqrt(0.03)");
    static final List<String> SHORT = List.of("constant", "milestones", "linear", "cosine", "inverse sqrt");

    private Sample() {}

    static double rate(int schedule, double epoch) {
        double t = epoch / EPOCHS;
        return switch (schedule) {
            case 0 -> 0.01;
            case 1 -> 0.03 * (epoch < 8 ? 1 : epoch < 12 ? 0.1 : 0.01);
            case 2 -> 0.03 * (1 - t);
            case 3 -> 0.015 * (1 + Math.cos(Math.PI * t));
            default -> 0.03 / Math.sqrt(1 + epoch);
        };
    }

    static Series rates(int schedule) {
        double[] x = new double[EPOCHS * PER_EPOCH];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (double) i / PER_EPOCH;
            y[i] = rate(schedule, x[i]);
        }
        return schedule == 1
                ? Series.steps(SHORT.get(schedule), Points.of(x, y))
                : Series.line(SHORT.get(schedule), Points.of(x, y));
    }

    /** A loss that gains with the rate summed up so far and hovers above that in proportion to the rate. */
    static double[] loss(DoubleUnaryOperator rate, long seed, double noise) {
        Random random = new Random(seed);
        double[] y = new double[EPOCHS * PER_EPOCH];
        double gained = 0;
        double hover = 0;
        for (int i = 0; i < y.length; i++) {
            double eta = rate.applyAsDouble((double) i / PER_EPOCH);
            gained += eta;
            hover += 0.02 * (6 * eta - hover);
            y[i] = 0.9 + 1.4 / (1 + gained * 0.9) + hover * 2 + noise * random.nextGaussian();
        }
        return y;
    }

    static double[] epochs() {
        double[] x = new double[EPOCHS * PER_EPOCH];
        for (int i = 0; i < x.length; i++) {
            x[i] = (double) i / PER_EPOCH;
        }
        return x;
    }

    static HtmlReport report() {
        double[] veryHigh = loss(epoch -> 0.2, 1, 0.1);
        for (int i = 0; i < veryHigh.length; i++) {
            veryHigh[i] = i < 37 ? 2.3 * Math.exp(Math.max(0, i - 20) * 0.4) : Double.NaN;
        }
        Figure rates = Pictures.rates(List.of(
                Series.line("1 (very high)", Points.of(epochs(), veryHigh)),
                Series.line("0.1 (high)", Points.of(epochs(), loss(epoch -> 0.06, 2, 0.08))),
                Series.line("0.01 (good)", Points.of(epochs(), loss(epoch -> 0.01, 3, 0.04))),
                Series.line("0.0001 (low)", Points.of(epochs(), loss(epoch -> 0.0005, 4, 0.04))),
                new Marker(37.0 / PER_EPOCH, "diverged at update 37")));
        Figure cuts = Pictures.cuts(
                Series.line("milestones", Points.of(epochs(), loss(epoch -> rate(1, epoch), 5, 0.03))),
                List.of(new Marker(8, "cut to 0.003"), new Marker(12, "cut to 3e-4")));
        List<Series> decays = new ArrayList<>();
        List<Series> inForce = new ArrayList<>();
        List<Band> losses = new ArrayList<>();
        List<Series> accuracies = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            int schedule = i;
            decays.add(rates(i));
            inForce.add(rates(i));
            List<double[]> seeds = new ArrayList<>();
            double[] byEpoch = new double[EPOCHS];
            for (int seed = 0; seed < 3; seed++) {
                double[] loss = loss(epoch -> rate(schedule, epoch), seed, 0);
                double[] means = new double[EPOCHS];
                Random random = new Random(31L * seed + i);
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    means[epoch] = loss[(epoch + 1) * PER_EPOCH - 1] + 0.015 * random.nextGaussian();
                    byEpoch[epoch] = 0.95 - 0.42 * means[epoch] + 0.3 * rate(i, epoch) * random.nextGaussian();
                }
                seeds.add(means);
            }
            double[] x = new double[EPOCHS];
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                x[epoch] = epoch + 1;
            }
            losses.add(Band.of(SHORT.get(i), x, seeds));
            accuracies.add(Series.line(SHORT.get(i), Points.from(1, byEpoch)));
        }
        Table table = Table.of(
                        "15 epochs on 10,000 images, batch 128, three seeds",
                        Column.text("schedule"),
                        Column.number("train loss"),
                        Column.number("best loss"),
                        Column.number("test accuracy"),
                        Column.number("updates to 0.55"),
                        Column.number("seconds"))
                .with(Standing.PLAIN, NAMES.get(0), "1.081", "1.070", "0.524 ± 0.006", "–", "2.1")
                .with(Standing.PLAIN, NAMES.get(1), "0.994", "0.990", "0.568 ± 0.004", "869", "2.1")
                .with(Standing.PLAIN, NAMES.get(2), "0.986", "0.986", "0.571 ± 0.003", "948", "2.2")
                .with(Standing.BEST, NAMES.get(3), "0.981", "0.981", "0.577 ± 0.002", "790", "2.1")
                .with(Standing.PLAIN, NAMES.get(4), "1.034", "1.031", "0.549 ± 0.005", "1106", "2.1")
                .with(Standing.DIVERGED, "constant(1)", "at update 37", "2.302", "0.100", "–", "0.1");
        return HtmlReport.of(
                        "Five schedules, one network",
                        "A cosine decay from 0.03 served this network best: it recognised 57.7 % of the test images,"
                                + " against 52.4 % under the best constant rate. The rate is all that differs between"
                                + " the runs: same data, same seeds, same batches.")
                .with(
                        new Heading("Result"),
                        table,
                        new Paragraph("Read the table from the right: what a schedule costs, how soon it reaches the"
                                + " accuracy asked for, and where it ends. `cosine(0.03, 15ep)` means a rate that"
                                + " starts at 0.03 and follows half a cosine down to 0 over 15 epochs."),
                        new Heading("What a rate does"),
                        rates,
                        new Heading("What a cut does"),
                        cuts,
                        new Heading("The decays"),
                        Pictures.decays(decays),
                        new Heading("The five runs"),
                        Pictures.losses(losses),
                        Pictures.accuracies(accuracies),
                        Pictures.ratesInForce(inForce),
                        new Heading("Make it again"),
                        Facts.none()
                                .with("Seeds", "1, 2, 3")
                                .with("Data", "built-in shapes, 10,000 + 2,000 images")
                                .with("Network", "3072-100-10, ReLU")
                                .with("Version", "0.1.0-SNAPSHOT")
                                .with("Java", "17.0.15"),
                        new Code("The command that made this report", "./anneal compare --seeds 3 --epochs 15"));
    }
}
