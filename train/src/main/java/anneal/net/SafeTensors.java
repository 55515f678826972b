package anneal.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a safetensors file with float32 tensors: the header's length in 8 bytes, little-endian; the header, a
 * JSON object; the numbers, little-endian, one tensor after another.
 *
 * @param metadata the header's texts
 * @param tensors the tensors by name
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
record SafeTensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final int LENGTH_BYTES = 8;
    private static final String METADATA = "__metadata__";

    /** Numbers and how they are to be laid out, last dimension innermost. */
    static final class Tensor {
        private final int[] shape;
        private final float[] numbers;

        Tensor(float[] numbers, int... shape) {
            this.shape = shape;
            this.numbers = numbers;
        }
    }

    /** Writes beside the file first, then renames, so that a file of this name is always complete. */
    void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                writeFully(channel, header());
                for (Tensor tensor : tensors.values()) {
                    ByteBuffer bytes = little(tensor.numbers.length * Float.BYTES);
                    bytes.asFloatBuffer().put(tensor.numbers);
                    writeFully(channel, bytes);
                }
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private ByteBuffer header() {
        StringBuilder json = new StringBuilder("{").append(Json.quote(METADATA)).append(":{");
        String gap = "";
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            json.append(gap).append(Json.quote(entry.getKey())).append(':').append(Json.quote(entry.getValue()));
            gap = ",";
        }
        json.append('}');
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = at + (long) tensor.numbers.length * Float.BYTES;
            json.append(',').append(Json.quote(entry.getKey())).append(":{\"dtype\":\"F32\",\"shape\":");
            json.append(Arrays.toString(tensor.shape).replace(" ", ""));
            json.append(",\"data_offsets\":[")
                    .append(at)
                    .append(',')
                    .append(end)
                    .append("]}");
            at = end;
        }
        json.append('}');
        while (json.length() % LENGTH_BYTES != 0) {
            json.append(' ');
        }
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        return little(LENGTH_BYTES + text.length).putLong(text.length).put(text).flip();
    }

    static SafeTensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long follow = channel.size() - LENGTH_BYTES;
            if (follow < 0) {
                throw new IOException(file + " must begin with 8 bytes of length, but has only " + channel.size());
            }
            long length = bytes(channel, 0, LENGTH_BYTES).getLong();
            if (length < 2 || length > follow || length > Integer.MAX_VALUE) {
                throw new IOException(file + " is cut off or no safetensors file: its header should take " + length
                        + " bytes, but " + follow + " follow");
            }
            String header = StandardCharsets.UTF_8
                    .decode(bytes(channel, LENGTH_BYTES, (int) length))
                    .toString();
            return read(header, channel, LENGTH_BYTES + length);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + " is damaged or no safetensors file: " + e.getMessage(), e);
        }
    }

    private static SafeTensors read(String header, FileChannel channel, long start) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : Json.object(header).entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> value)) {
                throw new IllegalArgumentException(entry.getKey() + " must be an object, but was " + entry.getValue());
            }
            if (entry.getKey().equals(METADATA)) {
                value.forEach((key, text) -> metadata.put(String.valueOf(key), String.valueOf(text)));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), value, channel, start));
            }
        }
        return new SafeTensors(metadata, tensors);
    }

    private static Tensor tensor(String name, Map<?, ?> entry, FileChannel channel, long start) throws IOException {
        require("F32".equals(entry.get("dtype")), name + " must hold F32 numbers, but holds " + entry.get("dtype"));
        int[] shape = wholeNumbers(name + ".shape", entry.get("shape"));
        int[] offsets = wholeNumbers(name + ".data_offsets", entry.get("data_offsets"));
        int count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        int bytes = Math.multiplyExact(count, Float.BYTES);
        require(
                offsets.length == 2 && offsets[1] - offsets[0] == bytes,
                name + " must take " + bytes + " bytes, but lies at " + Arrays.toString(offsets));
        require(
                start + offsets[1] <= channel.size(),
                name + " must end at byte " + (start + offsets[1]) + ", but the file ends at " + channel.size());
        float[] numbers = new float[count];
        bytes(channel, start + offsets[0], bytes).asFloatBuffer().get(numbers);
        return new Tensor(numbers, shape);
    }

    /** The numbers of a tensor that must be there in this shape. */
    float[] numbers(String name, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor " + name + " must be there, but is not");
        }
        require(
                Arrays.equals(tensor.shape, shape),
                "tensor " + name + " must have the shape " + Arrays.toString(shape) + ", but has "
                        + Arrays.toString(tensor.shape));
        return tensor.numbers;
    }

    private static int[] wholeNumbers(String name, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(name + " must be a list, but was " + value);
        }
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            boolean whole = list.get(i) instanceof Double number
                    && number >= 0
                    && number <= Integer.MAX_VALUE
                    && number == Math.rint(number);
            require(whole, name + " must hold whole numbers up to " + Integer.MAX_VALUE + ", but holds " + list.get(i));
            numbers[i] = ((Double) list.get(i)).intValue();
        }
        return numbers;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = little(count);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // one read may bring less than was asked for
        }
        return bytes.flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
