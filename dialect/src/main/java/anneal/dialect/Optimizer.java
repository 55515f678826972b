package anneal.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** PyTorch's optimizer as far as its schedulers see it: groups with a rate and a momentum, or a first beta. */
final class Optimizer {
    private static final double USUAL_BETA = 0.9;

    /** What each group's dictionary holds. The first beta is under "momentum", too: one has the other's place. */
    final List<Map<Object, Object>> groups;

    final double defaultRate;

    Optimizer(List<Double> rates, OptionalDouble momentum) {
        groups = rates.stream()
                .map(lr -> {
                    Map<Object, Object> group = new HashMap<>();
                    group.put("lr", lr);
                    group.put("momentum", momentum.orElse(USUAL_BETA));
                    return group;
                })
                .toList();
        defaultRate = rates.isEmpty() ? Double.NaN : rates.get(0);
    }

    /** Whether a scheduler drives the momentum of every group. */
    boolean cyclesMomentum() {
        return !groups.isEmpty() && groups.stream().allMatch(group -> group.containsKey("base_momentum"));
    }

    List<Double> values(String key) {
        return groups.stream()
                .map(group -> Values.real(group.getOrDefault(key, None.NONE)))
                .toList();
    }
}
