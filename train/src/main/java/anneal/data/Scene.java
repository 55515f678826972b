package anneal.data;

/**
 * What one picture of {@link Shapes} shows, drawn at random: a shape somewhere, some blobs that may hide part of it, a
 * background that changes from one side to the other, and noise over all.
 *
 * <p>Colours are numbers from 0 to 1 for each channel; places are in pixels. Sines and cosines come from StrictMath and
 * all else is plain arithmetic, so that a picture has the same bits everywhere.
 */
final class Scene {

    static final ImageSize SIZE = new ImageSize(3, 32, 32);

    private static final int SIDE = 32;
    private static final double MIDDLE = (SIDE - 1) / 2.0;
    private static final int BLOBS = 2;

    // tuned on the reference network: docs/results.md
    private static final double LARGEST_SHIFT = 5;
    private static final double SMALLEST_RADIUS = 7;
    private static final double LARGEST_RADIUS = 13;
    private static final double LARGEST_ANGLE = 0.5;
    private static final double LEAST_CONTRAST = 0.2;
    private static final double MOST_CONTRAST = 0.5;
    private static final double DARK_ON_LIGHT = 0.2;
    private static final double TINT = 0.15;
    private static final double GRADIENT = 0.2;
    private static final double NOISE = 0.1;

    private final SplitMix64 random;
    private final Shape shape;
    private final double centreX;
    private final double centreY;
    private final double radius;
    private final double cosine;
    private final double sine;
    private final double[] background = new double[3];
    private final double[] foreground = new double[3];
    private final double[] acrossX = new double[3];
    private final double[] acrossY = new double[3];
    private final Blob[] blobs = new Blob[BLOBS];

    /** A scene with the shape; everything else is drawn from the generator. */
    Scene(Shape shape, SplitMix64 random) {
        this.shape = shape;
        this.random = random;
        centreX = MIDDLE + around(LARGEST_SHIFT);
        centreY = MIDDLE + around(LARGEST_SHIFT);
        radius = random.between(SMALLEST_RADIUS, LARGEST_RADIUS);
        double angle = around(LARGEST_ANGLE);
        cosine = StrictMath.cos(angle);
        sine = StrictMath.sin(angle);
        drawColours();
        for (int i = 0; i < BLOBS; i++) {
            blobs[i] = Blob.draw(random);
        }
    }

    /** Writes the picture's bytes, channel by channel. */
    void paint(byte[] into, int at) {
        double[] colour = new double[3];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                colourAt(x, y, colour);
                long noise = random.nextLong();
                long more = random.nextLong();
                for (int c = 0; c < 3; c++) {
                    double bright = colour[c] + NOISE * unit(noise >>> (20 * c), more >>> (20 * c));
                    into[at + c * SIZE.pixels() + y * SIDE + x] = level(bright);
                }
            }
        }
    }

    private void drawColours() {
        double contrast = random.between(LEAST_CONTRAST, MOST_CONTRAST);
        boolean darkOnLight = random.nextDouble() < DARK_ON_LIGHT;
        double dark = random.between(0.1, 0.9 - contrast);
        double light = dark + contrast;
        for (int c = 0; c < 3; c++) {
            background[c] = (darkOnLight ? light : dark) + around(TINT);
            foreground[c] = (darkOnLight ? dark : light) + around(TINT);
            acrossX[c] = around(GRADIENT) / SIDE;
            acrossY[c] = around(GRADIENT) / SIDE;
        }
    }

    private void colourAt(int x, int y, double[] colour) {
        double dx = x - centreX;
        double dy = y - centreY;
        double u = (cosine * dx + sine * dy) / radius;
        double v = (cosine * dy - sine * dx) / radius;
        double shown = cover(shape.distance(u, v) * radius);
        for (int c = 0; c < 3; c++) {
            double behind = background[c] + acrossX[c] * (x - MIDDLE) + acrossY[c] * (y - MIDDLE);
            colour[c] = behind + shown * (foreground[c] - behind);
        }
        for (Blob blob : blobs) {
            blob.over(x, y, colour);
        }
    }

    private double around(double most) {
        return random.between(-most, most);
    }

    /** How much of a pixel lies inside an outline at a distance from its middle. */
    private static double cover(double distance) {
        return Math.max(0, Math.min(1, 0.5 - distance));
    }

    /** Close to a normal deviate: the sum of three even ones, mean 0 and deviation 1, of 8 bits each. */
    private static double unit(long two, long third) {
        long sum = (two & 0xFF) + ((two >>> 8) & 0xFF) + (third & 0xFF);
        return (sum - 382.5) / 127.99;
    }

    private static byte level(double bright) {
        return (byte) Math.max(0, Math.min(255, (int) (bright * 255 + 0.5)));
    }

    /** A small disc of one colour. */
    private record Blob(double x, double y, double radius, double red, double green, double blue) {

        static Blob draw(SplitMix64 random) {
            return new Blob(
                    random.between(0, SIDE),
                    random.between(0, SIDE),
                    random.between(1.5, 4),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble());
        }

        void over(int pixelX, int pixelY, double[] colour) {
            double dx = pixelX - x;
            double dy = pixelY - y;
            double shown = cover(Math.sqrt(dx * dx + dy * dy) - radius);
            if (shown > 0) {
                colour[0] += shown * (red - colour[0]);
                colour[1] += shown * (green - colour[1]);
                colour[2] += shown * (blue - colour[2]);
            }
        }
    }
}
