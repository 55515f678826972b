package anneal.board.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two modules and what they become. */
class ModulesClosedFormsTest {
    @Test
    void whatIsNeededComesFirstAndOnce() throws IOException {
        Map<String, String> texts = Map.of(
                "main", "import { two } from '/two.js';\nimport { one } from '/one.js';\none(two);\n",
                "two", "import { one } from '/one.js';\nexport const two = one(1);\n",
                "one", "export function one(x) {\n  return x;\n}\n");
        assertThat(Modules.joined("main", texts::get)).isEqualTo("""
                        const modules = {};
                        modules['one'] = (() => {
                        function one(x) {
                          return x;
                        }
                        return { one };
                        })();
                        modules['two'] = (() => {
                        const { one } = modules['one'];
                        const two = one(1);
                        return { two };
                        })();
                        modules['main'] = (() => {
                        const { two } = modules['two'];
                        const { one } = modules['one'];
                        one(two);
                        return {  };
                        })();
                        """);
    }
}
