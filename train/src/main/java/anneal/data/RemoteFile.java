package anneal.data;

import java.net.URI;
import java.util.List;

/**
 * A file that can be downloaded and recognised.
 *
 * @param name what it is called on disk: a plain name, no folders
 * @param mirrors where it can be had, the first choice first
 * @param bytes its length
 * @param sha256 its SHA-256, 64 lower-case hexadecimal digits
 */
public record RemoteFile(String name, List<URI> mirrors, long bytes, String sha256) {

    public RemoteFile {
        mirrors = List.copyOf(mirrors);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("name must be a plain file name, but was " + name);
        }
        if (mirrors.isEmpty()) {
            throw new IllegalArgumentException("mirrors must hold at least one address");
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be >= 1, but was " + bytes);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits, but was " + sha256);
        }
    }
}
