package anneal.net;

import anneal.notation.Parameters;
import anneal.optim.Muon;
import anneal.optim.Optimizer;
import anneal.optim.Reach;
import anneal.train.HyperParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The groups that a network's parameters are in, each parameter in one. */
final class Groups {
    private static final HyperParameters PLAIN = HyperParameters.rate(0);

    private final Map<String, String> groupOf;
    private final Group rest;
    private final Map<String, Group> named = new LinkedHashMap<>();

    /** All parameters in one group. */
    Groups(Parameters parameters, Optimizer optimizer) {
        this(parameters, optimizer, PLAIN);
    }

    /**
     * The groups that hyper-parameters are for.
     *
     * @throws IllegalArgumentException if that makes no sense with these parameters and this optimizer
     */
    Groups(Parameters parameters, Optimizer optimizer, HyperParameters now) {
        if (optimizer.reach() == Reach.MODEL && !now.groups().isEmpty()) {
            throw new IllegalArgumentException(
                    optimizer + " sums over all parameters of a model, so it takes no groups, but there are "
                            + String.join(", ", now.groups().keySet()));
        }
        groupOf = parameters.groups(now.groups().keySet());
        if (optimizer instanceof Muon) {
            now.groups().forEach((name, group) -> requireMatrix(parameters, name, group, now));
        }
        rest = new Group(optimizer, now.others());
        now.groups().forEach((name, settings) -> named.put(name, new Group(optimizer, settings.others())));
    }

    /** Refuses settings of Muon for what it leaves to AdamW. */
    private static void requireMatrix(Parameters parameters, String name, HyperParameters group, HyperParameters run) {
        boolean vectors = parameters.of(name).stream().allMatch(parameter -> parameter.endsWith(".bias"));
        if (vectors && !group.others().equals(run.others())) {
            throw new IllegalArgumentException("muon leaves biases to adamw as it is, so group " + name
                    + " must set nothing but its rate, but sets " + group.others());
        }
    }

    /** How much of a model the memory of a group must be for. */
    Reach reach() {
        return rest.rule().reach();
    }

    /** The names of the groups, in their order. */
    List<String> names() {
        return List.copyOf(named.keySet());
    }

    /** The group of a parameter. */
    Group of(String parameter) {
        String name = groupOf.get(parameter);
        return name == null ? rest : of(name, named);
    }

    private static Group of(String name, Map<String, Group> groups) {
        return Objects.requireNonNull(groups.get(name));
    }

    /** Sets what the next update is made at. */
    void set(HyperParameters now) {
        boolean known =
                now.groups().isEmpty() ? named.isEmpty() : now.groups().keySet().equals(named.keySet());
        if (!known) {
            throw new IllegalArgumentException("hyper-parameters must be for the groups " + named.keySet()
                    + " that the network expects, but are for " + now.groups().keySet());
        }
        rest.set(now);
        if (!named.isEmpty()) {
            now.groups().forEach((name, settings) -> of(name, named).set(settings));
        }
    }

    /** Sets the rate of the next update, which is made under the optimizer as it is. */
    void set(double rate) {
        rest.set(rate);
        if (!named.isEmpty()) {
            named.values().forEach(group -> group.set(rate));
        }
    }

    /** Whether the memories of these groups do for others. */
    boolean suits(Groups others) {
        return groupOf.equals(others.groupOf)
                && rest.suits(others.rest)
                && named.keySet().stream().allMatch(name -> of(name, named).suits(of(name, others.named)));
    }
}
