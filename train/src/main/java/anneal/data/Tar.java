package anneal.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes wanted files out of a tar archive compressed by gzip.
 *
 * <p>Only plain files whose last name is wanted are written, under that name alone, into one folder: no path of the
 * archive is ever followed.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html">POSIX pax, the ustar format</a>
 */
final class Tar {

    private static final int BLOCK = 512;

    private Tar() {}

    /** Writes the wanted files into a folder; complains if one is missing, comes twice or is cut short. */
    static void extract(Path archive, Set<String> wanted, Path folder) throws IOException {
        Set<String> missing = new TreeSet<>(wanted);
        try (Bytes in = Bytes.open(archive)) {
            byte[] header = new byte[BLOCK];
            while (!missing.isEmpty()) {
                long start = in.offset();
                in.read(header, 0, BLOCK, "a tar header with " + missing + " still to come");
                if (blank(header)) {
                    throw in.at(start, "expected the files " + missing + ", found the end of the archive");
                }
                check(in, start, header);
                String path = text(header, 0, 100);
                String name = path.substring(path.lastIndexOf('/') + 1);
                long size = octal(in, start, header, 124, 12);
                boolean plain = header[156] == '0' || header[156] == 0;
                if (plain && missing.remove(name)) {
                    write(in, size, folder.resolve(name));
                } else {
                    copy(in, size, OutputStream.nullOutputStream());
                }
            }
        }
    }

    private static void write(Bytes in, long size, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            copy(in, size, out);
        }
    }

    private static void copy(Bytes in, long size, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = size; left > 0; left -= BLOCK) {
            in.read(block, 0, BLOCK, "a block of a file in the archive");
            out.write(block, 0, (int) Math.min(left, BLOCK));
        }
    }

    private static void check(Bytes in, long start, byte[] header) {
        long expected = octal(in, start, header, 148, 8);
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        if (sum != expected) {
            throw in.at(start, "expected a tar header with the checksum " + sum + ", found " + expected);
        }
    }

    private static long octal(Bytes in, long start, byte[] header, int at, int length) {
        String digits = text(header, at, length).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw in.at(start + at, "expected an octal number of a tar header, found \"" + printable(digits) + "\"");
        }
        return Long.parseLong(digits, 8);
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.ISO_8859_1);
    }

    private static boolean blank(byte[] header) {
        for (byte b : header) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
