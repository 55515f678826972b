package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.Run;
import anneal.lab.RunFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbilitiesClosedFormsTest {

    /** A rule that evaluates an average of its own does not show its weights, but needs no other average to be judged by. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd(momentum=0.9)", "adamw", "schedulefreesgd"})
    void theBuiltInNetworkCanDoAllUnderEveryRule(String rule) {
        Run run = RunFile.parse("images = 100\nvalidation = \"20%\"\noptimizer = \"" + rule + "\"\n", "test");
        assertThat(Abilities.of(run, run.split(run.load()))).isEqualTo(new Abilities(true, true));
    }
}
