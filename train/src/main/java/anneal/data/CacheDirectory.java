package anneal.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where things are kept that can be made or downloaded again.
 *
 * <p>{@code ANNEAL_CACHE} if set; else {@code $XDG_CACHE_HOME/anneal} or {@code ~/.cache/anneal}, on macOS
 * {@code ~/Library/Caches/anneal}, on Windows {@code %LOCALAPPDATA%\anneal\cache}.
 */
public final class CacheDirectory {

    private CacheDirectory() {}

    /** This user's cache directory; it need not exist yet. */
    public static Path ofUser() {
        return of(System.getenv(), System.getProperties());
    }

    static Path of(Map<String, String> environment, Properties system) {
        String chosen = set(environment, "ANNEAL_CACHE");
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        Path home = Path.of(system.getProperty("user.home", ""));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = set(environment, "LOCALAPPDATA");
            Path base = local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("anneal").resolve("cache");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("anneal");
        }
        String xdg = set(environment, "XDG_CACHE_HOME");
        // the XDG specification: a relative path is invalid and must be ignored
        boolean valid = xdg != null && Path.of(xdg).isAbsolute();
        return (valid ? Path.of(xdg) : home.resolve(".cache")).resolve("anneal");
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
