package anneal.data;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of real data for tests: the system property or environment variable ANNEAL_TEST_DATA, else a folder
 * {@code shared/data} beside this one or one of its parents. Tests that need it are skipped where it is absent.
 */
final class RealData {

    private RealData() {}

    static Path folder(String name) {
        String chosen = System.getProperty("ANNEAL_TEST_DATA", System.getenv("ANNEAL_TEST_DATA"));
        if (chosen != null) {
            return present(Path.of(chosen).resolve(name));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return abort("needs the folder " + name + " of the real data: set ANNEAL_TEST_DATA");
    }

    private static Path present(Path folder) {
        return Files.isDirectory(folder) ? folder : abort("needs the real data in " + folder);
    }
}
