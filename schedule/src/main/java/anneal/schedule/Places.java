package anneal.schedule;

import java.util.List;

/** Where a step stands in a list of increasing steps. */
final class Places {
    private Places() {}

    /** How many of the steps are reached, {@code at(i) <= step}; by bisection, without boxing. */
    static int reached(List<Long> at, long step) {
        int low = 0;
        int high = at.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at.get(middle) <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
