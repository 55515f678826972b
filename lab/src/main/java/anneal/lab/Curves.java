package anneal.lab;

import anneal.lab.chart.Band;
import anneal.lab.chart.Mark;
import anneal.lab.chart.Marker;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.train.Ending;
import anneal.train.EpochResult;
import anneal.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The curves of an outcome, with epochs along the x axis. */
final class Curves {
    /** Points of a loss curve: each the mean over a stretch of updates, for single batches are noise. */
    private static final int POINTS = 120;

    /** For runs that did not come to the end of an epoch. */
    private final long updatesPerEpoch;

    Curves(long updatesPerEpoch) {
        this.updatesPerEpoch = updatesPerEpoch;
    }

    /** The training loss: the mean over the seeds with their span, or one curve and where it ended early. */
    List<Mark> loss(Outcome outcome) {
        List<History> complete = outcome.histories().stream()
                .filter(history -> history.ending() == Ending.COMPLETE)
                .toList();
        if (complete.size() > 1) {
            List<double[]> runs = complete.stream().map(this::smoothLoss).toList();
            return List.of(Band.of(outcome.label(), smoothX(complete.get(0)), runs));
        }
        History history = outcome.histories().get(0);
        List<Mark> marks = new ArrayList<>();
        marks.add(lossOf(outcome, history));
        if (history.ending() == Ending.DIVERGED) {
            marks.add(new Marker(
                    history.updates() / perEpoch(history),
                    outcome.label() + " diverged at update " + (history.updates() - 1)));
        }
        return marks;
    }

    /** The training loss under the first seed. */
    Series firstLoss(Outcome outcome) {
        return lossOf(outcome, outcome.histories().get(0));
    }

    private Series lossOf(Outcome outcome, History history) {
        return Series.line(outcome.label(), Points.of(smoothX(history), smoothLoss(history)));
    }

    /** A figure of each epoch: one curve, or the mean over the seeds with their span. */
    Mark byEpoch(Outcome outcome, ToDoubleFunction<EpochResult> figure) {
        List<double[]> runs = outcome.histories().stream()
                .filter(history -> history.ending() == Ending.COMPLETE)
                .map(history -> history.epochs().stream().mapToDouble(figure).toArray())
                .toList();
        if (runs.size() > 1) {
            double[] epochs = new double[runs.get(0).length];
            for (int i = 0; i < epochs.length; i++) {
                epochs[i] = i + 1;
            }
            return Band.of(outcome.label(), epochs, runs);
        }
        double[] first =
                outcome.histories().get(0).epochs().stream().mapToDouble(figure).toArray();
        return Series.line(outcome.label(), Points.from(1, first));
    }

    /** The rate of every update under the first seed. */
    Series rate(Outcome outcome) {
        History history = outcome.histories().get(0);
        double[] x = new double[history.updates()];
        double[] y = new double[history.updates()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / perEpoch(history);
            y[i] = history.rate(i);
        }
        return Series.steps(outcome.label(), Points.of(x, y));
    }

    /** Where the first seed's rate was cut, labelled with the rate from there on. */
    List<Marker> cuts(Outcome outcome) {
        History history = outcome.histories().get(0);
        return Cuts.of(history::rate, history.updates(), perEpoch(history));
    }

    /** Updates in an epoch, which runs with other batches have other numbers of. */
    private double perEpoch(History history) {
        List<EpochResult> epochs = history.epochs();
        return epochs.isEmpty()
                ? updatesPerEpoch
                : (double) epochs.get(0).updates() / (epochs.get(0).epoch() + 1);
    }

    private int stretch(History history) {
        return Math.max(1, history.updates() / POINTS);
    }

    private double[] smoothX(History history) {
        int stretch = stretch(history);
        double[] x = new double[history.updates() / stretch];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i + 0.5) * stretch / perEpoch(history);
        }
        return x;
    }

    private double[] smoothLoss(History history) {
        int stretch = stretch(history);
        double[] y = new double[history.updates() / stretch];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int j = 0; j < stretch; j++) {
                sum += history.loss(i * stretch + j);
            }
            y[i] = sum / stretch;
        }
        return y;
    }
}
