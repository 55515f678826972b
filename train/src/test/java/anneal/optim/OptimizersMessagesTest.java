package anneal.optim;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizersMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgdd|                              unknown optimizer 'sgdd'; did you mean sgd? known are sgd, adagrad, rmsprop, adam, adamw, nadam, radam, adamax, adadelta, adafactor, rprop, asgd, lion, lars, lamb, muon, schedulefreesgd, schedulefreeadamw, dadaptsgd, dadaptadam, prodigy
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
            nadam(momentumDecay=-1)|           momentumDecay must be finite and >= 0, but was -1.0
            radam(beta2=1)|                    beta2 must be in [0, 1), but was 1.0
            adamax(beta1=-1)|                  beta1 must be in [0, 1), but was -1.0
            adadelta(rho=1)|                   rho must be in [0, 1), but was 1.0
            adafactor(beta2Decay=0.5)|         beta2Decay must be finite and <= 0, but was 0.5
            adafactor(beta2Decay=-Infinity)|   beta2Decay must be finite and <= 0, but was -Infinity
            adafactor(d=0.5)|                  d must be >= 1, but was 0.5
            rprop(etaMinus=1)|                 etaMinus must be in (0, 1), but was 1.0
            rprop(etaPlus=1)|                  etaPlus must be finite and > 1, but was 1.0
            rprop(stepMin=-1)|                 stepMin must be finite and >= 0, but was -1.0
            rprop(stepMin=3, stepMax=2)|       stepMax must be >= stepMin, 3.0, but was 2.0
            asgd(t0=-1)|                       t0 must be finite and >= 0, but was -1.0
            asgd(lambd=NaN)|                   lambd must be finite and >= 0, but was NaN
            lion(beta2=1)|                     beta2 must be in [0, 1), but was 1.0
            lars(trustCoefficient=0)|          trustCoefficient must be finite and > 0, but was 0.0
            lars(dampening=2)|                 dampening must be in [0, 1], but was 2.0
            lars(momentum=0, nesterov=true)|   nesterov needs momentum > 0 and dampening = 0, but they were 0.0 and 0.0
            lamb(eps=-1)|                      eps must be finite and >= 0, but was -1.0
            muon(momentum=1)|                  momentum must be in [0, 1), but was 1.0
            muon(nsSteps=100)|                 nsSteps must be in [0, 99], but was 100
            muon(nsSteps=1.5)|                 nsSteps must be a whole number, but was 1.5
            muon(adjustLrFn=adam)|             adjustLrFn must be original or match_rms_adamw, but was adam
            schedulefreesgd(momentum=0)|       momentum must be in (0, 1), but was 0.0
            schedulefreesgd(r=-1)|             r must be finite and >= 0, but was -1.0
            schedulefreeadamw(beta1=1)|        beta1 must be in (0, 1), but was 1.0
            dadaptsgd(d0=0)|                   d0 must be finite and > 0, but was 0.0
            dadaptsgd(growthRate=0.5)|         growthRate must be >= 1, but was 0.5
            dadaptadam(beta1=1)|               beta1 must be in [0, 1), but was 1.0
            prodigy(eps=0)|                    eps must be finite and > 0, but was 0.0
            prodigy(dCoef=0)|                  dCoef must be finite and > 0, but was 0.0
            prodigy(decouple=maybe)|           decouple must be true or false, but was maybe
            """)
    void saysWhatIsWrong(String rule, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Optimizer.parse(rule))
                .withMessage(message);
    }

    @Test
    void tensorsHaveTheirSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.matrix(new Doubles(1, 2, 3), 2, 2))
                .withMessage("rows x columns must be the 3 numbers there are, but was 2 x 2");
    }
}
