package anneal.lab.chart;

import java.util.BitSet;

/**
 * Draws the points of a series as a path within the plot area.
 *
 * <p>However many points fall into one column of the picture, at most four of them are drawn: the first, the least, the
 * greatest and the last. So a million points make a small file and no spike is lost. A gap narrower than a column is
 * passed over; a point alone between gaps becomes a dot.
 */
final class Trace {
    private final Plane plane;
    private final Path path = new Path();

    private boolean open;
    private int column;
    private int seen;
    private int turned = Integer.MIN_VALUE;
    private final double[] xs = new double[4];
    private final double[] ys = new double[4];
    private final int[] order = new int[4];

    private boolean joined;
    private boolean lone;
    private boolean attached;
    private double penX;
    private double penY;

    private static final int FIRST = 0;
    private static final int LEAST = 1;
    private static final int MOST = 2;
    private static final int LAST = 3;

    private Trace(Plane plane) {
        this.plane = plane;
    }

    /** The path of a series; empty if no point of it lies in the plot area. */
    static Path of(Series series, Plane plane) {
        Trace trace = new Trace(plane);
        if (series.style() == Style.POINTS) {
            trace.dots(series.points());
        } else {
            trace.curve(series.points(), series.style() == Style.STEPS);
        }
        return trace.path;
    }

    private void dots(Points points) {
        BitSet taken = new BitSet();
        int columns = (int) plane.box().width() + 2;
        for (int i = 0; i < points.size(); i++) {
            if (!plane.x().shows(points.x(i)) || !plane.y().shows(points.y(i))) {
                continue;
            }
            double x = plane.x().at(points.x(i));
            double y = plane.y().at(points.y(i));
            int row = (int) (y - plane.box().top());
            int cell = row * columns + (int) (x - plane.box().left());
            if (!taken.get(cell)) {
                taken.set(cell);
                dot(x, y);
            }
        }
    }

    private void curve(Points points, boolean steps) {
        boolean gap = true;
        double held = 0;
        for (int i = 0; i < points.size(); i++) {
            if (!plane.x().scale().holds(points.x(i)) || !plane.y().scale().holds(points.y(i))) {
                gap = true;
                continue;
            }
            double x = plane.x().at(points.x(i));
            double y = plane.y().at(points.y(i));
            if (gap && !(open && (int) Math.floor(x) == column)) {
                lift();
            } else if (steps) {
                gather(x, held);
                turnSharply(held != y);
            }
            gather(x, y);
            held = y;
            gap = false;
        }
        lift();
    }

    /** Adds a point to its column of the picture. */
    private void gather(double x, double y) {
        int at = (int) Math.floor(x);
        if (open && at != column) {
            flush();
        }
        if (!open) {
            open = true;
            column = at;
            seen = 0;
            for (int role = FIRST; role <= LAST; role++) {
                keep(role, x, y);
            }
        }
        if (y < ys[LEAST]) {
            keep(LEAST, x, y);
        }
        if (y > ys[MOST]) {
            keep(MOST, x, y);
        }
        keep(LAST, x, y);
        seen++;
    }

    /** Ends the column where a step is, so that the step is upright; once a column, or noise would fill the file. */
    private void turnSharply(boolean jump) {
        if (jump && column != turned) {
            turned = column;
            flush();
        }
    }

    private void keep(int role, double x, double y) {
        xs[role] = x;
        ys[role] = y;
        order[role] = seen;
    }

    private void flush() {
        open = false;
        int early = order[LEAST] <= order[MOST] ? LEAST : MOST;
        int late = early == LEAST ? MOST : LEAST;
        draw(xs[FIRST], ys[FIRST]);
        if (order[early] > order[FIRST]) {
            draw(xs[early], ys[early]);
        }
        if (order[late] > order[early]) {
            draw(xs[late], ys[late]);
        }
        if (order[LAST] > order[late]) {
            draw(xs[LAST], ys[LAST]);
        }
    }

    private void lift() {
        if (open) {
            flush();
        }
        if (lone && plane.box().contains(penX, penY)) {
            dot(penX, penY);
        }
        joined = false;
        lone = false;
        attached = false;
    }

    private void draw(double x, double y) {
        if (joined) {
            segment(penX, penY, x, y);
        }
        lone = !joined;
        joined = true;
        penX = x;
        penY = y;
    }

    private void dot(double x, double y) {
        path.moveTo(x, y);
        path.lineTo(x, y);
    }

    /** The part of a segment inside the plot area, after Liang and Barsky, 1984. */
    private void segment(double x0, double y0, double x1, double y1) {
        Box box = plane.box();
        boolean attached = this.attached;
        this.attached = false;
        double[] moves = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] rooms = {x0 - box.left(), box.right() - x0, y0 - box.top(), box.bottom() - y0};
        double enter = 0;
        double leave = 1;
        for (int side = 0; side < 4; side++) {
            if (moves[side] == 0 && rooms[side] < 0) {
                return;
            }
            double share = rooms[side] / moves[side];
            if (moves[side] < 0) {
                enter = Math.max(enter, share);
            } else if (moves[side] > 0) {
                leave = Math.min(leave, share);
            }
        }
        if (enter > leave) {
            return;
        }
        if (!attached || enter > 0) {
            path.moveTo(x0 + enter * (x1 - x0), y0 + enter * (y1 - y0));
        }
        path.lineTo(x0 + leave * (x1 - x0), y0 + leave * (y1 - y0));
        this.attached = leave == 1;
    }
}
