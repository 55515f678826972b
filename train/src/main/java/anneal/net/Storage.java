package anneal.net;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory outside the heap for the numbers of a network, given back all at once when it is closed, or when the garbage
 * collector finds that nobody knows it any more. Without a BLAS only the collector can give it back.
 */
final class Storage implements AutoCloseable {
    private static final int CACHE_LINE = 64;
    private static final Cleaner CLEANER = Cleaner.create();

    /** Gives blocks of memory back; it must not know the storage, which would never be lost then. */
    private record Release(List<Pointer> blocks) implements Runnable {
        @Override
        public void run() {
            blocks.forEach(Pointer::free);
        }
    }

    private final List<Pointer> blocks = new ArrayList<>();
    private final Cleaner.Cleanable release = CLEANER.register(this, new Release(blocks));
    private boolean closed;

    /** Room for {@code count} zeros of {@code width} bytes, which starts on a cache line. */
    ByteBuffer zeros(long count, int width) {
        check();
        long bytes = count * width + CACHE_LINE;
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a matrix must have at most " + (Integer.MAX_VALUE - CACHE_LINE) / width
                    + " numbers, but this one needs " + count);
        }
        ByteBuffer memory = block((int) bytes);
        int start = memory.alignmentOffset(0, CACHE_LINE) == 0 ? 0 : CACHE_LINE - memory.alignmentOffset(0, CACHE_LINE);
        return memory.slice(start, (int) (count * width)).order(ByteOrder.nativeOrder());
    }

    private ByteBuffer block(int bytes) {
        if (Blas.inUse() == Blas.JAVA) {
            return ByteBuffer.allocateDirect(bytes);
        }
        Pointer block = Pointer.calloc(1, bytes);
        if (block == null) {
            throw new OutOfMemoryError("no " + bytes + " bytes of memory outside the heap");
        }
        blocks.add(block);
        return new BytePointer(block).capacity(bytes).asByteBuffer();
    }

    /** Refuses work on memory that was given back. */
    void check() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        release.clean();
    }
}
