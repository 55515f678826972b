package anneal.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: the header's length in 8 bytes, little-endian; the header, a JSON object; the numbers, little-endian,
 * one tensor after another, float64 before float32 so that all lie on multiples of their size.
 *
 * <p>A sealed file's header has a text {@code anneal.sha256}: the SHA-256 of the whole file, taken while its own 64 digits
 * were zeros.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
final class TensorFile {
    /** The name of the checksum. */
    static final String SEAL = "anneal.sha256";

    private static final int LENGTH_BYTES = 8;
    private static final String METADATA = "__metadata__";
    private static final int DIGITS = 64;
    private static final byte[] BLANK = "0".repeat(DIGITS).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE_DIGITS = ("\"" + SEAL + "\":\"").getBytes(StandardCharsets.US_ASCII);

    private TensorFile() {}

    // ---- writing ----

    /** Writes beside the file first, forces it to the disk, then renames: a file of this name is always complete. */
    static void write(Tensors contents, boolean sealed, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part");
        try {
            Map<String, Tensor> tensors = widestFirst(contents.tensors());
            byte[] header = header(contents.texts(), tensors, sealed);
            if (sealed) {
                seal(header, tensors);
            }
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeFully(channel, ByteBuffer.wrap(header));
                for (Tensor tensor : tensors.values()) {
                    writeFully(channel, tensor.bytes());
                }
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(target.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Forces a rename in a folder to the disk, where the system lets folders be opened (Windows does not). */
    private static void force(@Nullable Path folder) throws IOException {
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Map<String, Tensor> widestFirst(Map<String, Tensor> tensors) {
        Map<String, Tensor> sorted = new LinkedHashMap<>();
        for (Tensor.Type type : List.of(Tensor.Type.F64, Tensor.Type.F32)) {
            tensors.forEach((name, tensor) -> {
                if (tensor.type() == type) {
                    sorted.put(name, tensor);
                }
            });
        }
        return sorted;
    }

    private static byte[] header(Map<String, String> texts, Map<String, Tensor> tensors, boolean sealed) {
        StringBuilder json = new StringBuilder("{").append(Json.quote(METADATA)).append(":{");
        String gap = "";
        if (sealed) {
            json.append(new String(BEFORE_DIGITS, StandardCharsets.US_ASCII));
            json.append(new String(BLANK, StandardCharsets.US_ASCII)).append('"');
            gap = ",";
        }
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (entry.getKey().equals(SEAL)) {
                continue;
            }
            json.append(gap).append(Json.quote(entry.getKey())).append(':').append(Json.quote(entry.getValue()));
            gap = ",";
        }
        json.append('}');
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = at + (long) tensor.size() * tensor.type().bytes();
            json.append(',').append(Json.quote(entry.getKey()));
            json.append(":{\"dtype\":\"").append(tensor.type()).append("\",\"shape\":");
            json.append(Arrays.toString(tensor.shape()).replace(" ", ""));
            json.append(",\"data_offsets\":[")
                    .append(at)
                    .append(',')
                    .append(end)
                    .append("]}");
            at = end;
        }
        return padded(json.append('}').toString());
    }

    private static byte[] padded(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        int length = (text.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
        byte[] header = new byte[LENGTH_BYTES + length];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(text);
        return header;
    }

    private static void seal(byte[] header, Map<String, Tensor> tensors) {
        MessageDigest digest = sha256();
        digest.update(header);
        for (Tensor tensor : tensors.values()) {
            digest.update(tensor.bytes());
        }
        byte[] digits = HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, digits(header), DIGITS);
    }

    // ---- reading ----

    static Tensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long follow = channel.size() - LENGTH_BYTES;
            if (follow < 0) {
                throw new IOException(file + " must begin with 8 bytes of length, but has only " + channel.size());
            }
            long length = bytes(channel, 0, LENGTH_BYTES).getLong();
            if (length < 2 || length > follow || length > Integer.MAX_VALUE - LENGTH_BYTES) {
                throw new IOException(file + " is cut off or no safetensors file: its header should take " + length
                        + " bytes, but " + follow + " follow");
            }
            byte[] header = new byte[LENGTH_BYTES + (int) length];
            bytes(channel, 0, header.length).get(header);
            if (digits(header) >= 0) {
                verify(file, channel, header);
            }
            String json = new String(header, LENGTH_BYTES, (int) length, StandardCharsets.UTF_8);
            return read(json, channel, header.length);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + " is damaged or no safetensors file: " + e.getMessage(), e);
        }
    }

    private static void verify(Path file, FileChannel channel, byte[] header) throws IOException {
        int at = digits(header);
        String written = new String(header, at, DIGITS, StandardCharsets.US_ASCII);
        byte[] blank = header.clone();
        System.arraycopy(BLANK, 0, blank, at, DIGITS);
        MessageDigest digest = sha256();
        digest.update(blank);
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        for (long from = header.length; channel.read(chunk.clear(), from) > 0; from += chunk.limit()) {
            digest.update(chunk.flip());
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(written)) {
            throw new IOException(file + " is damaged: its checksum is " + found.substring(0, 12) + "..., but "
                    + written.substring(0, 12) + "... is written in it");
        }
    }

    /** Where in a header the checksum's digits begin; -1 where it has none. */
    private static int digits(byte[] header) {
        int last = header.length - DIGITS;
        for (int at = LENGTH_BYTES; at + BEFORE_DIGITS.length <= last; at++) {
            int end = at + BEFORE_DIGITS.length;
            if (Arrays.equals(header, at, end, BEFORE_DIGITS, 0, BEFORE_DIGITS.length)) {
                return end;
            }
        }
        return -1;
    }

    private static Tensors read(String header, FileChannel channel, long start) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : Json.object(header).entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> value)) {
                throw new IllegalArgumentException(entry.getKey() + " must be an object, but was " + entry.getValue());
            }
            if (entry.getKey().equals(METADATA)) {
                value.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), value, channel, start));
            }
        }
        return new Tensors(texts, tensors);
    }

    private static Tensor tensor(String name, Map<?, ?> entry, FileChannel channel, long start) throws IOException {
        Tensor.Type type = type(name, entry.get("dtype"));
        int[] shape = wholeNumbers(name + ".shape", entry.get("shape"));
        int[] offsets = wholeNumbers(name + ".data_offsets", entry.get("data_offsets"));
        int bytes = Math.multiplyExact(Tensor.count(shape), type.bytes());
        require(
                offsets.length == 2 && offsets[1] - offsets[0] == bytes,
                name + " must take " + bytes + " bytes, but lies at " + Arrays.toString(offsets));
        require(
                start + offsets[1] <= channel.size(),
                name + " must end at byte " + (start + offsets[1]) + ", but the file ends at " + channel.size());
        return new Tensor(type, bytes(channel, start + offsets[0], bytes), shape);
    }

    private static Tensor.Type type(String name, @Nullable Object dtype) {
        for (Tensor.Type type : Tensor.Type.values()) {
            if (type.name().equals(dtype)) {
                return type;
            }
        }
        throw new IllegalArgumentException(name + " must hold F32 or F64 numbers, but holds " + dtype);
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

    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = Tensor.little(count);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
