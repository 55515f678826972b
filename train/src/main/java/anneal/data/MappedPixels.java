package anneal.data;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of many images in a file, which the system brings into memory as they are asked for and lets go when memory
 * is needed. The file must stay as it is.
 */
final class MappedPixels implements Raster {

    /** A buffer ends at 2 GB. */
    private static final int MOST_BYTES = 1 << 30;

    private final ImageSize size;
    private final int images;
    private final int perPart;
    private final MappedByteBuffer[] parts;
    private final ThreadLocal<byte[]> row;

    /** The images of a file that has them one after another from a place on. */
    MappedPixels(Path file, long from, ImageSize size, int images) throws IOException {
        this.size = size;
        this.images = images;
        this.perPart = MOST_BYTES / size.bytes();
        this.parts = new MappedByteBuffer[(images + perPart - 1) / perPart];
        this.row = ThreadLocal.withInitial(() -> new byte[size.bytes()]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int i = 0; i < parts.length; i++) {
                long first = (long) i * perPart;
                long bytes = Math.min(perPart, images - first) * size.bytes();
                parts[i] = channel.map(FileChannel.MapMode.READ_ONLY, from + first * size.bytes(), bytes);
            }
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

    /** A copy of the image: cheap beside what is done with it, and faster to read than the buffer. */
    @Override
    public byte[] chunk(int image) {
        byte[] copy = row.get();
        parts[image / perPart].get(image % perPart * size.bytes(), copy);
        return copy;
    }

    @Override
    public int offset(int image) {
        return 0;
    }
}
