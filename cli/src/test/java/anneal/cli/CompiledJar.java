package anneal.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that a test compiles to a jar. */
final class CompiledJar {
    private static final Pattern PACKAGE = Pattern.compile("package ([a-z.]+);");
    private static final Pattern CLASS = Pattern.compile("class (\\w+)");

    private CompiledJar() {}

    /** Compiles sources, each of a class in a package, and packs the classes, but for those whose file is named. */
    static void write(Path jar, List<String> sources, String... without) throws IOException {
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        List<JavaFileObject> files = sources.stream().map(CompiledJar::file).toList();
        if (!compiler.getTask(null, null, null, options, null, files).call()) {
            throw new IllegalArgumentException("the sources must compile");
        }
        pack(classes, jar, List.of(without));
    }

    private static JavaFileObject file(String source) {
        String folder = first(PACKAGE, source).replace('.', '/');
        URI place = URI.create("string:///" + folder + "/" + first(CLASS, source) + ".java");
        return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return source;
            }
        };
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("the source must have a " + pattern);
        }
        return matcher.group(1);
    }

    private static void pack(Path classes, Path jar, List<String> without) throws IOException {
        Files.deleteIfExists(jar);
        try (FileSystem packed = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path into = packed.getPath(classes.relativize(file).toString());
                if (!without.contains(into.getFileName().toString())) {
                    if (into.getParent() != null) {
                        Files.createDirectories(into.getParent());
                    }
                    Files.copy(file, into);
                }
            }
        }
    }
}
