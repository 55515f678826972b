package anneal.optim;

import anneal.schedule.RateUse;
import java.util.List;
import java.util.Map;

/** A rule that turns gradients into changes of weights, without the rate and without memory. */
public sealed interface Optimizer
        permits SGD,
                Adagrad,
                RMSProp,
                Adam,
                AdamW,
                NAdam,
                RAdam,
                Adamax,
                Adadelta,
                Adafactor,
                Rprop,
                ASGD,
                Lion,
                LARS,
                LAMB,
                Muon,
                ScheduleFreeSGD,
                ScheduleFreeAdamW,
                DAdaptSGD,
                DAdaptAdam,
                Prodigy {

    /**
     * Makes the memory, still blank, with which this rule updates some weights: any range of them, one tensor of a model
     * or all of the model as one vector, as {@link #reach} says. The weights may still get their first numbers afterwards.
     *
     * @param crew who does the work; its shards do not change the results
     */
    Memory start(Tensor weights, Crew crew);

    /** Makes the memory, still blank, with which this rule updates a tensor. */
    default Memory start(Tensor weights) {
        return start(weights, Crew.ALONE);
    }

    /** Makes the memory, still blank, with which this rule updates a vector, or weights whose shape does not count. */
    default Memory start(Vector weights) {
        return start(Tensor.vector(weights));
    }

    /** How much of a model one memory must be for. */
    default Reach reach() {
        return Reach.NUMBER;
    }

    /** What this rule makes of the rates it is given. */
    default RateUse rateUse() {
        return RateUse.SCHEDULED;
    }

    /** Whether what is to be evaluated is an average that the rule keeps of the weights it trains. */
    default boolean averages() {
        return false;
    }

    /**
     * The same rule with other numbers for some of its settings, such as {@code momentum} or {@code weightDecay}.
     *
     * @throws IllegalArgumentException if it has no such setting, or a number is out of its range
     */
    default Optimizer with(Map<String, Double> settings) {
        return OptimizerText.with(this, settings);
    }

    /**
     * Whether a memory of this rule may {@linkplain Memory#adopt adopt} another: the same rule with other numbers, and with
     * a momentum above 0 only if this has one.
     */
    default boolean sharesMemoryWith(Optimizer other) {
        return OptimizerText.remembersLike(this, other);
    }

    /**
     * Reads a rule such as {@code adam}, {@code sgd(momentum=0.9, nesterov=true)} or {@code AdamW(weightDecay=0.1)}.
     * Settings that are left out have PyTorch's defaults, or the authors' where PyTorch lacks the rule; upper and lower
     * case are alike.
     *
     * @throws IllegalArgumentException naming what is wrong, and the nearest name where one is unknown
     */
    static Optimizer parse(String text) {
        return OptimizerText.parse(text);
    }

    /** A line for each rule: its text form with all settings at their defaults, and what it is. */
    static List<String> help() {
        return OptimizerText.help();
    }
}
