package anneal.lab;

import anneal.data.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where classes are, written as for {@code java -cp}: jars and folders, {@code lib/*} for all jars in a folder.
 *
 * @param text the parts, with the system's separator (a colon, on Windows a semicolon) between them
 */
record ClassPath(String text) {
    private static final String JARS = "*";
    private static final String JAR = ".jar";
    private static final String CLASS = ".class";
    private static final int BYTES = 16;

    /**
     * The jars and folders.
     *
     * @throws IllegalArgumentException if one is not there, or neither
     */
    private List<Path> entries() {
        List<Path> entries = new ArrayList<>();
        for (String part : text.split(File.pathSeparator, -1)) {
            Path path = Path.of(part);
            if (part.equals(JARS) || part.endsWith("/" + JARS) || part.endsWith(File.separator + JARS)) {
                entries.addAll(jars(Path.of(part.substring(0, part.length() - 1))));
            } else if (Files.isDirectory(path) || (Files.exists(path) && part.endsWith(JAR))) {
                entries.add(path);
            } else {
                throw new IllegalArgumentException(
                        "classpath must name jars and folders that exist, but \"" + part + "\" is neither");
            }
        }
        return entries;
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JAR)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("classpath must name folders that exist, but " + folder + " is none", e);
        }
    }

    /** A loader of these classes, which sees of this program the JDK and Anneal, and none of the libraries behind it. */
    ClassLoader loader(String name) {
        URL[] urls = entries().stream().map(ClassPath::url).toArray(URL[]::new);
        return new URLClassLoader(name, urls, new Window());
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("classpath must name jars and folders, but was " + entry, e);
        }
    }

    /** Anneal's own classes. */
    private static final class Window extends ClassLoader {
        Window() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("anneal.")) {
                return Class.forName(name, false, ClassPath.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** The names of all classes. */
    List<String> classes() {
        List<String> names = new ArrayList<>();
        visit((name, file) ->
                names.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.')));
        return names;
    }

    /** A short text that changes when a class does: the SHA-256 of their names and bytes, cut to 16 bytes. */
    String fingerprint() {
        MessageDigest digest = Sha256.digest();
        visit((name, file) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** Is shown classes by their names within a jar or folder, such as {@code com/me/MyTask.class}. */
    private interface Visitor {
        void visit(String name, Path file) throws IOException;
    }

    private void visit(Visitor visitor) {
        for (Path entry : entries()) {
            try {
                visit(entry, visitor);
            } catch (IOException e) {
                throw new UncheckedIOException(new IOException(entry + " cannot be read: " + e.getMessage(), e));
            }
        }
    }

    private static void visit(Path entry, Visitor visitor) throws IOException {
        if (Files.isDirectory(entry)) {
            visitIn(entry, visitor);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(entry)) {
            visitIn(jar.getPath("/"), visitor);
        }
    }

    private static void visitIn(Path root, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
        }
        for (Path file : files) {
            visitor.visit(root.relativize(file).toString().replace(File.separatorChar, '/'), file);
        }
    }
}
