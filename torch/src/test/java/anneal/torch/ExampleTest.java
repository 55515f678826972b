package anneal.torch;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** The example runs; on CIFAR-10 where {@code -Danneal.cifar10=FOLDER} says where it is. */
class ExampleTest {

    @Test
    void trainUnderASchedule() {
        String cifar10 = System.getProperty("anneal.cifar10");
        String[] arguments = cifar10 == null ? new String[] {"1"} : new String[] {"5", cifar10};
        assertThatCode(() -> TrainUnderASchedule.main(arguments)).doesNotThrowAnyException();
    }
}
