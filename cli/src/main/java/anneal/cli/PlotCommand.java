package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.dialect.Specs;
import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Png;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import anneal.notation.Controlled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal plot}: the curves of schedules, to the terminal or to an SVG or PNG file. */
@Command(
        name = "plot",
        description = {
            "Draws the rate of schedules over the updates of a run.",
            "Example: anneal plot 'cosine(0.1, 100)' 'linear(0.1, 100)' --out rates.svg"
        },
        mixinStandardHelpOptions = true)
final class PlotCommand implements Callable<Integer> {
    private static final int MOST_POINTS = 20_000;

    @Parameters(arity = "1..*", paramLabel = "SCHEDULE", description = "schedules as text")
    private List<String> schedules = List.of();

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(names = "--log", description = "a logarithmic axis for the rate")
    private boolean log;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "Learning rate", description = "the chart's title")
    private String title = "Learning rate";

    @Option(names = "--out", paramLabel = "FILE", description = "an .svg or .png file; without it the terminal")
    private @Nullable Path out;

    @Option(names = "--force", description = "replace a file that is there")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            checkFile(out);
        }
        Chart chart = chart();
        if (!chart.drawable()) {
            throw new UsageException("nothing to draw: no rate is above 0, as a logarithmic axis needs");
        }
        if (out == null) {
            PrintWriter screen = spec.commandLine().getOut();
            screen.print(TerminalChart.of(chart));
            screen.flush();
        } else if (isPng(out)) {
            Files.write(out, Png.draw(chart, Size.WIDE));
        } else {
            Files.writeString(out, Svg.draw(chart, Size.WIDE));
        }
        return 0;
    }

    private void checkFile(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".png")) {
            throw new UsageException("--out must end in .svg or .png, but was " + file);
        }
        if (Files.exists(file) && !force) {
            throw new UsageException(file + " exists: --force replaces it");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UsageException("no such folder: " + parent);
        }
    }

    private static boolean isPng(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    private Chart chart() throws IOException {
        long steps = options.steps(schedules);
        List<Series> curves = new ArrayList<>();
        for (Specs.Spec curve : options.read(schedules)) {
            curves.add(Series.line(curve.label(), points(curve.rate(), steps)));
        }
        return Chart.of(
                        title,
                        Axis.linear("update"),
                        log ? Axis.log("rate") : Axis.linear("rate").from(0))
                .with(curves);
    }

    /** The rate of every update, or of evenly spread ones where there are very many, so that cuts stay upright. */
    private static Points points(Controlled rate, long steps) {
        int count = (int) Math.min(steps, MOST_POINTS) + 1;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            long step = Math.round((double) steps * i / (count - 1));
            x[i] = step;
            y[i] = rate.at(step);
        }
        return Points.of(x, y);
    }
}
