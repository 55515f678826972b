package anneal.data;

/**
 * A figure of about unit radius round the origin, given by its signed distance: how far a point lies from the outline,
 * negative inside.
 *
 * <p>Only additions, products, comparisons and square roots, all exact to the bit by the Java language, so that a
 * picture is the same everywhere. Where two figures are joined the distance outside may be an underestimate, as
 * usual; the outline itself is exact.
 *
 * @see <a href="https://iquilezles.org/articles/distfunctions2d/">Quilez: 2D distance functions</a>
 */
enum Shape {
    DISC {
        @Override
        double distance(double x, double y) {
            return length(x, y) - 0.8;
        }
    },
    RING {
        @Override
        double distance(double x, double y) {
            return Math.abs(length(x, y) - 0.7) - 0.18;
        }
    },
    SQUARE {
        @Override
        double distance(double x, double y) {
            return box(x, y, 0.7, 0.7);
        }
    },
    FRAME {
        @Override
        double distance(double x, double y) {
            return Math.max(box(x, y, 0.78, 0.78), -box(x, y, 0.45, 0.45));
        }
    },
    TRIANGLE {
        @Override
        double distance(double x, double y) {
            double slanted = HALF_SQRT_3 * Math.abs(x) - 0.5 * y;
            return Math.max(slanted, y) - 0.5;
        }
    },
    CROSS {
        @Override
        double distance(double x, double y) {
            return Math.min(box(x, y, 0.9, 0.26), box(x, y, 0.26, 0.9));
        }
    },
    CRESCENT {
        @Override
        double distance(double x, double y) {
            return Math.max(length(x, y) - 0.9, 0.72 - length(x - 0.42, y));
        }
    },
    BARS {
        @Override
        double distance(double x, double y) {
            return box(x, Math.abs(y) - 0.5, 0.8, 0.22);
        }
    },
    CORNER {
        @Override
        double distance(double x, double y) {
            return Math.min(box(x + 0.5, y, 0.25, 0.8), box(x, y - 0.55, 0.75, 0.25));
        }
    },
    DOTS {
        @Override
        double distance(double x, double y) {
            return length(Math.abs(x) - 0.5, Math.abs(y) - 0.5) - 0.32;
        }
    };

    private static final double HALF_SQRT_3 = Math.sqrt(3) / 2;

    abstract double distance(double x, double y);

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double box(double x, double y, double halfWidth, double halfHeight) {
        double dx = Math.abs(x) - halfWidth;
        double dy = Math.abs(y) - halfHeight;
        double outside = length(Math.max(dx, 0), Math.max(dy, 0));
        return outside + Math.min(Math.max(dx, dy), 0);
    }
}
