package anneal.record;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the scalars of TensorBoard event files, ours and others'. */
public final class EventFiles {
    private static final int HEAD = 12;
    private static final int TAIL = 4;

    private EventFiles() {}

    /**
     * A value of a curve.
     *
     * @param tag the curve's name
     * @param step where the value stands
     * @param millis when it was written, in milliseconds since 1970
     * @param value the value, with float32's digits
     */
    public record Scalar(String tag, long step, long millis, double value) {}

    /**
     * The scalars of a file in its order. A last record that is cut off, as in a run that was killed, is left out.
     *
     * @throws IOException if the file is no event file or is damaged
     */
    public static List<Scalar> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Scalar> scalars = new ArrayList<>();
        while (buffer.remaining() >= HEAD) {
            int at = buffer.position();
            long length = buffer.getLong();
            if (buffer.getInt() != EventFile.maskedCrc(bytes, at, 8)) {
                throw new IOException(file
                        + (at == 0
                                ? " is no TensorBoard event file"
                                : " is damaged at byte " + at + ": the sum" + " of a record's length is wrong"));
            }
            if (length < 0 || length > buffer.remaining() - TAIL) {
                break;
            }
            ByteBuffer data = buffer.slice(buffer.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
            int sum = buffer.getInt(buffer.position() + (int) length);
            if (sum != EventFile.maskedCrc(bytes, buffer.position(), (int) length)) {
                throw new IOException(file + " is damaged at byte " + at + ": the sum of a record's data is wrong");
            }
            try {
                event(data, scalars);
            } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new IOException(file + " is damaged at byte " + at + ": a record holds no event", e);
            }
            buffer.position(buffer.position() + (int) length + TAIL);
        }
        return scalars;
    }

    private static void event(ByteBuffer data, List<Scalar> scalars) {
        double seconds = 0;
        long step = 0;
        ByteBuffer summary = ByteBuffer.allocate(0);
        while (data.hasRemaining()) {
            int key = (int) varint(data);
            switch (key) {
                case (1 << 3) | 1 -> seconds = data.getDouble();
                case 2 << 3 -> step = varint(data);
                case (5 << 3) | 2 -> summary = part(data);
                default -> skip(data, key);
            }
        }
        while (summary.hasRemaining()) {
            int key = (int) varint(summary);
            if (key == ((1 << 3) | 2)) {
                value(part(summary), step, Math.round(seconds * 1e3), scalars);
            } else {
                skip(summary, key);
            }
        }
    }

    /** A summary's value; one that is no simple number (a picture, a histogram, a tensor) is passed over. */
    private static void value(ByteBuffer data, long step, long millis, List<Scalar> scalars) {
        String tag = "";
        float number = 0;
        boolean simple = false;
        while (data.hasRemaining()) {
            int key = (int) varint(data);
            switch (key) {
                case (1 << 3) | 2 ->
                    tag = StandardCharsets.UTF_8.decode(part(data)).toString();
                case (2 << 3) | 5 -> {
                    number = data.getFloat();
                    simple = true;
                }
                default -> skip(data, key);
            }
        }
        if (simple) {
            scalars.add(new Scalar(tag, step, millis, number));
        }
    }

    private static ByteBuffer part(ByteBuffer data) {
        int length = (int) varint(data);
        ByteBuffer part = data.slice(data.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        data.position(data.position() + length);
        return part;
    }

    private static void skip(ByteBuffer data, int key) {
        switch (key & 7) {
            case 0 -> varint(data);
            case 1 -> data.getLong();
            case 2 -> part(data);
            case 5 -> data.getInt();
            default -> throw new IllegalArgumentException("a field of kind " + (key & 7));
        }
    }

    private static long varint(ByteBuffer data) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = data.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }
}
