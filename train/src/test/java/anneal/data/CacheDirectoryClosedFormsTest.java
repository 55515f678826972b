package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheDirectoryClosedFormsTest {

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(nullValues = "nothing", textBlock = """
            Linux,      nothing,                   /home/ada/.cache/anneal
            Linux,      XDG_CACHE_HOME=/x,         /x/anneal
            Linux,      XDG_CACHE_HOME=relative,   /home/ada/.cache/anneal
            Linux,      XDG_CACHE_HOME=,           /home/ada/.cache/anneal
            Linux,      ANNEAL_CACHE=/c,           /c
            Mac OS X,   XDG_CACHE_HOME=/x,         /home/ada/Library/Caches/anneal
            Mac OS X,   ANNEAL_CACHE=/c,           /c
            Windows 11, LOCALAPPDATA=/local,       /local/anneal/cache
            Windows 11, nothing,                   /home/ada/AppData/Local/anneal/cache
            """)
    void places(String os, String variable, String expected) {
        Properties system = new Properties();
        system.setProperty("os.name", os);
        system.setProperty("user.home", "/home/ada");
        Map<String, String> environment = new HashMap<>();
        if (variable != null) {
            String[] parts = variable.split("=", -1);
            environment.put(parts[0], parts[1]);
        }
        assertThat(CacheDirectory.of(environment, system)).isEqualTo(Path.of(expected));
    }
}
