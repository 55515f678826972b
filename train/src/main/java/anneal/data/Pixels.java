package anneal.data;

/**
 * The bytes of many images of one size on the heap, in chunks, since an array of Java ends at 2 GB and a million images of 3x32x32
 * do not.
 */
final class Pixels implements Raster {

    private static final int CHUNK_BYTES = 1 << 26;

    private final ImageSize size;
    private final int images;
    private final int shift;
    private final byte[][] chunks;

    /** Room for {@code images} images, all black. */
    Pixels(ImageSize size, int images) {
        this.size = size;
        this.images = images;
        this.shift = shift(size);
        int perChunk = 1 << shift;
        this.chunks = new byte[(int) (((long) images + perChunk - 1) / perChunk)][];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new byte[Math.min(perChunk, images - c * perChunk) * size.bytes()];
        }
    }

    @Override
    public ImageSize size() {
        return size;
    }

    @Override
    public int images() {
        return images;
    }

    /** The array that holds an image, for it to be read or written. */
    @Override
    public byte[] chunk(int image) {
        return chunks[image >> shift];
    }

    @Override
    public int offset(int image) {
        return (image & (1 << shift) - 1) * size.bytes();
    }

    /** All arrays in order; together the bytes of all images in order. */
    byte[][] chunks() {
        return chunks;
    }

    /** Images in a chunk: a power of two, so that an image's place is a shift and a mask. */
    private static int shift(ImageSize size) {
        int fit = CHUNK_BYTES / size.bytes();
        return 31 - Integer.numberOfLeadingZeros(fit);
    }
}
