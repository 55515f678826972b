package anneal.lab.chart;

/**
 * A mark on an axis.
 *
 * @param value where it stands
 * @param label what it says; empty for a minor tick
 */
record Tick(double value, String label) {
    boolean major() {
        return !label.isEmpty();
    }
}
