package anneal.lab.chart;

import anneal.lab.chart.Scene.Anchor;
import anneal.lab.chart.Scene.Lettering;
import anneal.lab.chart.Scene.Text;
import java.util.List;
import java.util.Optional;

/** Finds the place along a guide, above or below it, at which its label covers the least of the curves. */
final class GuideLabel {
    private static final int SIZE = 12;
    private static final int PLACES = 9;

    private GuideLabel() {}

    /** The label at its place; absent where it is wider than the plot. */
    static Optional<Text> place(Guide guide, double y, Box plot, List<Path> paths) {
        double width = TextWidth.of(guide.label(), SIZE);
        double free = plot.width() - width - 8;
        if (free < 0) {
            return Optional.empty();
        }
        Box best = plot;
        double least = Double.POSITIVE_INFINITY;
        for (int place = PLACES - 1; place >= 0; place--) {
            double left = plot.left() + 4 + free * place / (PLACES - 1);
            for (double top : new double[] {y - 18, y + 3}) {
                Box box = new Box(left, top, left + width, top + 15);
                double covered = covered(box, paths);
                if (covered < least && top >= plot.top() && box.bottom() <= plot.bottom()) {
                    best = box;
                    least = covered;
                }
            }
        }
        Lettering lettering = Lettering.of(Ink.MUTED, SIZE).at(Anchor.MIDDLE);
        return Optional.of(new Text((best.left() + best.right()) / 2, best.top() + 12, guide.label(), lettering));
    }

    /** The length of curve in a box, walked in steps of two units. */
    private static double covered(Box box, List<Path> paths) {
        double covered = 0;
        for (Path path : paths) {
            for (int i = 1; i < path.size(); i++) {
                double dx = path.x(i) - path.x(i - 1);
                double dy = path.y(i) - path.y(i - 1);
                int steps = path.starts(i) ? 0 : 1 + (int) (Math.hypot(dx, dy) / 2);
                for (int step = 0; step < steps; step++) {
                    double share = (step + 0.5) / steps;
                    boolean inside = box.contains(path.x(i - 1) + share * dx, path.y(i - 1) + share * dy);
                    covered += inside ? Math.hypot(dx, dy) / steps : 0;
                }
            }
        }
        return covered;
    }
}
