package anneal.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * A short text that changes when a data set changes: its size, any number of any row as a learner gets it, any answer, or
 * the order of rows.
 *
 * <p>It is the SHA-256 of the sizes and of the SHA-256 of every 256 rows, cut to 16 bytes.
 */
public final class Fingerprint {
    private static final int ROWS_AT_ONCE = 256;
    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The fingerprint in hexadecimal digits; all rows are read, on all cores. */
    public static String of(DataSet data) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(data.size())
                .putInt(data.features())
                .putInt(data.classes())
                .flip());
        int parts = (data.size() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> part(data, part * ROWS_AT_ONCE))
                .toList()
                .forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** The fingerprint of all parts. */
    public static String of(Split split) {
        DataSet validation = split.validation();
        return of(split.train()) + " " + of(split.test()) + (validation == null ? "" : " " + of(validation));
    }

    private static byte[] part(DataSet data, int first) {
        MessageDigest digest = Sha256.digest();
        int bytes = (data.features() + 1) * Float.BYTES;
        ByteBuffer row = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = first; i < Math.min(first + ROWS_AT_ONCE, data.size()); i++) {
            data.gather(i, row.asFloatBuffer(), 0);
            int answer = data.classes() > 0 ? data.label(i) : Float.floatToRawIntBits(data.target(i));
            row.putInt(bytes - Integer.BYTES, answer);
            digest.update(row.array());
        }
        return digest.digest();
    }
}
