package anneal.record;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/** A TensorBoard event file that is being written. */
final class EventFile implements Closeable {
    static final String VERSION = "brain.Event:2";

    private static final int MASK = 0xa282ead8;

    private final OutputStream out;

    private EventFile(OutputStream out) {
        this.out = out;
    }

    /** Begins a file under a name that TensorBoard looks for and that no other file of the folder has. */
    static EventFile create(Path folder, long millis) throws IOException {
        Files.createDirectories(folder);
        String name = "events.out.tfevents." + millis / 1000 + ".anneal."
                + ProcessHandle.current().pid() + ".";
        int number = 0;
        while (Files.exists(folder.resolve(name + number))) {
            number++;
        }
        OutputStream bytes = Files.newOutputStream(
                folder.resolve(name + number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        EventFile file = new EventFile(new BufferedOutputStream(bytes, 1 << 16));
        file.begin(millis);
        return file;
    }

    private void begin(long millis) throws IOException {
        Message event = new Message().fixed64(1, Double.doubleToRawLongBits(millis / 1e3));
        frame(event.bytes(3, VERSION.getBytes(StandardCharsets.UTF_8)).toByteArray());
        flush();
    }

    void write(Scalars scalars, long millis) throws IOException {
        Message summary = new Message();
        for (Map.Entry<String, Double> scalar : scalars.values().entrySet()) {
            Message value = new Message().bytes(1, scalar.getKey().getBytes(StandardCharsets.UTF_8));
            value.fixed32(2, Float.floatToRawIntBits(scalar.getValue().floatValue()));
            summary.bytes(1, value.toByteArray());
        }
        Message event = new Message().fixed64(1, Double.doubleToRawLongBits(millis / 1e3));
        frame(event.varint(2, scalars.step()).bytes(5, summary.toByteArray()).toByteArray());
    }

    private void frame(byte[] data) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length);
        head.putInt(maskedCrc(head.array(), 0, 8));
        out.write(head.array());
        out.write(data);
        ByteBuffer tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        out.write(tail.putInt(maskedCrc(data, 0, data.length)).array());
    }

    /** {@code rotateRight(crc, 15) + 0xa282ead8}: a sum that stays good when the data holds sums itself. */
    static int maskedCrc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** A protocol buffer message, field after field. */
    private static final class Message extends ByteArrayOutputStream {
        private static final int VARINT = 0;
        private static final int FIXED_64 = 1;
        private static final int BYTES = 2;
        private static final int FIXED_32 = 5;

        Message() {
            super(64);
        }

        Message varint(int field, long value) {
            number(((long) field << 3) | VARINT);
            number(value);
            return this;
        }

        Message fixed32(int field, int bits) {
            number(((long) field << 3) | FIXED_32);
            littleEndian(bits, 4);
            return this;
        }

        Message fixed64(int field, long bits) {
            number(((long) field << 3) | FIXED_64);
            littleEndian(bits, 8);
            return this;
        }

        Message bytes(int field, byte[] value) {
            number(((long) field << 3) | BYTES);
            number(value.length);
            writeBytes(value);
            return this;
        }

        private void number(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            write((int) rest);
        }

        private void littleEndian(long bits, int count) {
            for (int i = 0; i < count; i++) {
                write((int) (bits >>> (8 * i)));
            }
        }
    }
}
