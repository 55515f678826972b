package anneal.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A binary file read from front to back, which knows its place: every complaint names the file and the offset. */
final class Bytes implements Closeable {

    /** Deflate turns at most 258 bytes into two bits. */
    private static final long LARGEST_RATIO = 1032;

    private final Path file;
    private final InputStream in;
    private final long most;
    private long offset;

    private Bytes(Path file, InputStream in, long most) {
        this.file = file;
        this.in = in;
        this.most = most;
    }

    /** Opens a file; one that begins as gzip does is unpacked while it is read, and offsets count unpacked bytes. */
    static Bytes open(Path file) {
        try {
            InputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            try {
                return opened(file, plain);
            } catch (IOException e) {
                plain.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": expected a file, found none", e);
        } catch (IOException e) {
            throw DataException.of(file.toString(), "cannot be read", e);
        }
    }

    private static Bytes opened(Path file, InputStream plain) throws IOException {
        plain.mark(2);
        boolean zipped = plain.read() == 0x1F && plain.read() == 0x8B;
        plain.reset();
        long length = Files.size(file);
        return zipped
                ? new Bytes(file, new GZIPInputStream(plain, 1 << 16), length * LARGEST_RATIO)
                : new Bytes(file, plain, length);
    }

    /** The next bytes, all of them, or a complaint that says what they were to be. */
    void read(byte[] into, int at, int length, String what) {
        int found = attempt(into, at, length);
        if (found < length) {
            throw at(offset, "expected " + what + " (" + length + " bytes), found the end of the file after " + found);
        }
        offset += length;
    }

    /** Complains if so many bytes cannot follow, before room is made for them. */
    void expect(long length, String what) {
        if (length > most - offset) {
            throw at(offset, "expected " + what + " (" + length + " bytes), found at most " + (most - offset));
        }
    }

    /** The next four bytes as a number, the highest first. */
    int readInt(String what) {
        byte[] four = new byte[4];
        read(four, 0, 4, what);
        return (four[0] & 0xFF) << 24 | (four[1] & 0xFF) << 16 | (four[2] & 0xFF) << 8 | (four[3] & 0xFF);
    }

    /** The next byte as a class. */
    byte readLabel(int classes) {
        byte[] one = new byte[1];
        read(one, 0, 1, "a label");
        return label(one[0], classes, offset - 1);
    }

    /** The byte itself if it is a class. */
    byte label(byte label, int classes, long where) {
        if ((label & 0xFF) >= classes) {
            throw at(where, "expected a label from 0 to " + (classes - 1) + ", found " + (label & 0xFF));
        }
        return label;
    }

    /** Complains if anything is left. */
    void end() {
        if (attempt(new byte[1], 0, 1) != 0) {
            throw at(offset, "expected the end of the file, found more bytes");
        }
    }

    /** How many bytes have been read. */
    long offset() {
        return offset;
    }

    /** A complaint about a place in this file. */
    DataException at(long where, String complaint) {
        return new DataException(file + ", offset " + where + ": " + complaint);
    }

    private int attempt(byte[] into, int at, int length) {
        int found = 0;
        try {
            while (found < length) {
                int more = in.read(into, at + found, length - found);
                if (more < 0) {
                    break;
                }
                found += more;
            }
            return found;
        } catch (EOFException e) {
            throw new DataException(
                    file + ", offset " + (offset + found) + ": expected more gzip data, found the end of the file", e);
        } catch (ZipException e) {
            throw new DataException(
                    file + ", offset " + (offset + found) + ": expected gzip data, found it damaged: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw DataException.of(file + ", offset " + (offset + found), "cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw DataException.of(file.toString(), "cannot be closed", e);
        }
    }
}
