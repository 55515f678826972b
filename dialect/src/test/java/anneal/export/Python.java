package anneal.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A Python of this machine that has the modules a test needs; the test is skipped where there is none. */
final class Python {
    private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

    private Python() {}

    /** The lines that a script prints. */
    static List<String> run(String modules, Path script, List<String> arguments) throws IOException {
        String python = FOUND.computeIfAbsent(modules, Python::find);
        assumeTrue(!python.isEmpty(), "no Python with " + modules + " here (environment variable ANNEAL_PYTHON)");
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(arguments);
        return lines(command);
    }

    private static String find(String modules) {
        String named = Objects.requireNonNullElse(System.getenv("ANNEAL_PYTHON"), "");
        for (String candidate : List.of(named, "python3", "/usr/bin/python3")) {
            try {
                if (!candidate.isEmpty()
                        && lines(List.of(candidate, "-c", "import " + modules + "; print('here')"))
                                .contains("here")) {
                    return candidate;
                }
            } catch (IOException e) {
                continue;
            }
        }
        return "";
    }

    private static List<String> lines(List<String> command) throws IOException {
        Path errors = Files.createTempFile("python", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("KERAS_BACKEND", "jax");
        builder.environment().put("JAX_ENABLE_X64", "1");
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(errors));
            }
            return output.lines().toList();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroy();
            Files.delete(errors);
        }
    }
}
