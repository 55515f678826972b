package anneal.board.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a page, which lie side by side in one folder of resources: each read once, with its digest as the tag by
 * which a browser asks for it again, and gzipped for those who take it so.
 */
public final class Assets {
    private static final String NAME = "[A-Za-z][A-Za-z0-9-]{0,39}(\\.[A-Za-z]{2,7}){1,3}";

    /** The module that a page begins with, and the file in which it comes with all that it needs. */
    private static final String FIRST = "main";

    private static final String JOINED = "joined.js";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final Class<?> neighbour;
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /** The files in the folder {@code page} beside a class. */
    public Assets(Class<?> neighbour) {
        this.neighbour = neighbour;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Asset(String type, String tag, byte[] plain, byte[] gzipped) {}

    /** The file of a name; one that is none of the page's is refused. */
    public Answer answer(Request request, String name) throws IOException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw new Refusal(405, "a file can be read only");
        }
        Asset asset = asset(name);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", asset.tag());
        headers.put("Cache-Control", "no-cache");
        headers.put("Vary", "Accept-Encoding");
        if (asset.tag().equals(request.header("If-None-Match"))) {
            return new Body(304, headers, new byte[0]);
        }
        headers.put("Content-Type", asset.type());
        String takes = request.header("Accept-Encoding");
        if (takes != null && takes.contains("gzip")) {
            headers.put("Content-Encoding", "gzip");
            return new Body(200, headers, asset.gzipped());
        }
        return new Body(200, headers, asset.plain());
    }

    /** Reads a page and all that it names, before somebody asks for them. */
    public void read(String page) throws IOException {
        String text = new String(asset(page).plain(), StandardCharsets.UTF_8);
        for (Matcher named = Pattern.compile("\"/(" + NAME + ")\"").matcher(text); named.find(); ) {
            asset(named.group(1));
        }
    }

    private Asset asset(String name) throws IOException {
        Asset known = read.get(name);
        if (known != null) {
            return known;
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches(NAME)) {
            throw new Refusal(404, "there is no such page");
        }
        byte[] plain = name.equals(JOINED)
                ? Modules.joined(FIRST, module -> new String(bytes(module + ".js"), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)
                : bytes(name);
        Asset asset = new Asset(type, tag(plain), plain, gzipped(plain));
        read.put(name, asset);
        return asset;
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new Refusal(404, "there is no such page");
            }
            return in.readAllBytes();
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
