package anneal.data;

/**
 * The size of an image, its bytes laid out channel by channel, row by row.
 *
 * @param channels 3 for red, green and blue, 1 for grey
 * @param height pixels from top to bottom
 * @param width pixels from left to right
 */
public record ImageSize(int channels, int height, int width) {

    private static final int MOST = 1 << 24;

    public ImageSize {
        positive("channels", channels);
        positive("height", height);
        positive("width", width);
        if ((double) channels * height * width > MOST) {
            throw new IllegalArgumentException("channels x height x width must be <= " + MOST + ", but was " + channels
                    + "x" + height + "x" + width);
        }
    }

    /** The pixels of one channel. */
    public int pixels() {
        return height * width;
    }

    /** The bytes of one image, all channels. */
    public int bytes() {
        return channels * pixels();
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, but was " + value);
        }
    }
}
