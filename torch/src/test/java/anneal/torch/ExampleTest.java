package anneal.torch;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** The example runs. */
class ExampleTest {

    @Test
    void trainUnderASchedule() {
        assertThatCode(() -> TrainUnderASchedule.main(new String[] {"1"})).doesNotThrowAnyException();
    }
}
