package anneal.optim;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizersMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgdd|                              unknown optimizer 'sgdd'; did you mean sgd? known are sgd, adagrad, rmsprop, adam, adamw
            sgd(momentun=0.9)|                 unknown setting of sgd 'momentun'; did you mean momentum? known are momentum, dampening, nesterov, weightDecay
            sgd(momentum=0.9|                  optimizer must end with ')', but was sgd(momentum=0.9
            sgd(0.9)|                          settings of sgd must read name=value, but was '0.9'
            sgd(momentum=0.9,)|                settings of sgd must read name=value, but was ''
            sgd(momentum=high)|                momentum must be a number, but was high
            adam(amsgrad=yes)|                 amsgrad must be true or false, but was yes
            sgd(momentum=0.9, momentum=0.8)|   momentum must be given once, but stands twice in momentum=0.9, momentum=0.8
            sgd(momentum=-1)|                  momentum must be finite and >= 0, but was -1.0
            sgd(momentum=NaN)|                 momentum must be finite and >= 0, but was NaN
            sgd(momentum=Infinity)|            momentum must be finite and >= 0, but was Infinity
            sgd(dampening=1.5)|                dampening must be in [0, 1], but was 1.5
            sgd(weightDecay=-1)|               weightDecay must be finite and >= 0, but was -1.0
            sgd(nesterov=true)|                nesterov needs momentum > 0 and dampening = 0, but they were 0.0 and 0.0
            adagrad(lrDecay=-1)|               lrDecay must be finite and >= 0, but was -1.0
            adagrad(initialAccumulator=-1)|    initialAccumulator must be finite and >= 0, but was -1.0
            adagrad(eps=-1)|                   eps must be finite and >= 0, but was -1.0
            rmsprop(alpha=1)|                  alpha must be in [0, 1), but was 1.0
            rmsprop(momentum=-1)|              momentum must be finite and >= 0, but was -1.0
            adam(beta1=1)|                     beta1 must be in [0, 1), but was 1.0
            adam(beta2=-0.1)|                  beta2 must be in [0, 1), but was -0.1
            adamw(weightDecay=NaN)|            weightDecay must be finite and >= 0, but was NaN
            """)
    void saysWhatIsWrong(String rule, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimizer.parse(rule))
                .withMessage(message);
    }
}
