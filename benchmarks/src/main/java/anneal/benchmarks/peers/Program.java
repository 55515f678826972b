package anneal.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is started for a contender. The working directory is Anneal's. */
enum Program {
    /** Anneal as it is launched; the script adds what the library of products needs to the runner's own class path. */
    OURS {
        @Override
        List<String> command(String variant) {
            return java(System.getProperty("java.class.path"), "anneal.benchmarks.peers.Ours");
        }
    },

    /** {@code peers/pytorch.py} in the Python that {@code ANNEAL_PYTHON} names, else {@code python3}. */
    PYTHON {
        @Override
        List<String> command(String variant) {
            return List.of(Objects.requireNonNullElse(System.getenv("ANNEAL_PYTHON"), "python3"), PYTORCH);
        }
    },

    /** The same in the Python of the system, for which Debian has a PyTorch of its own. */
    SYSTEM_PYTHON {
        @Override
        List<String> command(String variant) {
            return List.of("/usr/bin/python3", PYTORCH);
        }
    },

    /** A library for Java, in a module of its own that the script builds. */
    MODULE {
        @Override
        List<String> command(String variant) throws IOException {
            Path target = Path.of("benchmarks", "peers", variant, "target");
            return java(
                    target.resolve("classes") + File.pathSeparator + read(target.resolve("classpath")),
                    "anneal.benchmarks." + variant + ".Peer");
        }
    };

    private static final String PYTORCH = "benchmarks/peers/pytorch.py";

    /** What to start, without arguments. */
    abstract List<String> command(String variant) throws IOException;

    private static String read(Path classPath) throws IOException {
        if (!Files.exists(classPath)) {
            throw new IOException(classPath + " must be there, but is not: benchmarks/side-by-side makes it");
        }
        return Files.readString(classPath).strip();
    }

    private static List<String> java(String classPath, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath, main));
        return command;
    }
}
