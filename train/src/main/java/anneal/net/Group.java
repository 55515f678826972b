package anneal.net;

import anneal.optim.Memory;
import anneal.optim.Optimizer;
import anneal.train.HyperParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parameters that are updated at the same hyper-parameters, and what the next update is made at. */
final class Group {
    private final Optimizer optimizer;
    private final List<Memory> memories = new ArrayList<>();
    private Map<String, Double> others;
    private Optimizer rule;
    private double eta;
    private boolean frozen;

    /** A group whose memories begin under the optimizer with these settings. */
    Group(Optimizer optimizer, Map<String, Double> others) {
        this.optimizer = optimizer;
        this.others = others;
        this.rule = optimizer.with(others);
    }

    /** Whether the memories of this group do for another. */
    boolean suits(Group other) {
        return rule.sharesMemoryWith(other.rule);
    }

    /** The rule in force, with the settings of the last update. */
    Optimizer rule() {
        return rule;
    }

    /** Takes on a memory that was made under this group's rule. */
    Memory add(Memory memory) {
        memories.add(memory);
        return memory;
    }

    /** Sets what the next update is made at; the memories are only told of a rule that has changed. */
    void set(HyperParameters now) {
        set(now.eta(), now.others());
        frozen = now.frozen();
    }

    /** Sets the rate of the next update, which is made under the optimizer as it is. */
    void set(double rate) {
        set(rate, Map.of());
        frozen = false;
    }

    @SuppressWarnings("ReferenceEquality") // comparing contents allocates, and most updates have the same map of none
    private void set(double rate, Map<String, Double> settings) {
        eta = rate;
        if (settings != others && !settings.equals(others)) {
            others = settings;
            rule = optimizer.with(settings);
            for (Memory memory : memories) {
                memory.adopt(rule);
            }
        }
    }

    double eta() {
        return eta;
    }

    /** Whether the next update leaves these parameters out. */
    boolean frozen() {
        return frozen;
    }
}
