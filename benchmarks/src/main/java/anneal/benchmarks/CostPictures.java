package anneal.benchmarks;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what {@link LongBenchmark} and {@link WideBenchmark} have printed, read from the standard input, and passes it on:
 * {@code cost-by-images.svg} and {@code cost-by-units.svg} in the folder that is the argument.
 */
final class CostPictures {
    private static final Pattern LONG = Pattern.compile(" *([\\d,]+) images: ([\\d.]+) us an image.*");
    private static final Pattern WIDE = Pattern.compile("sgd\\S+ +(\\d+) +1 +([\\d.]+) +([\\d.]+) +[\\d.]+");

    private CostPictures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<double[]> byImages = new ArrayList<>();
        List<double[]> byUnits = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                collect(LONG.matcher(line), byImages);
                collect(WIDE.matcher(line), byUnits);
            }
        }
        Chart images = Chart.of(
                        "What an image costs",
                        Axis.log("images in the training set"),
                        Axis.linear("µs an image").from(0))
                .with(Series.line("a training step, by the image", column(byImages, 1)));
        Chart units = Chart.of("What a step costs", Axis.log("hidden units"), Axis.log("ms a step"))
                .with(
                        Series.line("training step", column(byUnits, 1)),
                        Series.dashed("its bare matrix products", column(byUnits, 2)));
        Files.writeString(folder.resolve("cost-by-images.svg"), Svg.draw(images, Size.WIDE));
        Files.writeString(folder.resolve("cost-by-units.svg"), Svg.draw(units, Size.WIDE));
    }

    private static void collect(Matcher matcher, List<double[]> rows) {
        if (matcher.matches()) {
            double[] row = new double[matcher.groupCount()];
            for (int i = 0; i < row.length; i++) {
                row[i] = Double.parseDouble(matcher.group(i + 1).replace(",", ""));
            }
            rows.add(row);
        }
    }

    private static Points column(List<double[]> rows, int column) {
        return Points.of(
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().mapToDouble(row -> row[column]).toArray());
    }
}
