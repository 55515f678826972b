package anneal.lab;

import anneal.lab.chart.Marker;
import anneal.notation.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Where a rate falls at once: what a picture of the losses marks. */
public final class Cuts {
    /** A fall of the rate to this part or less from one update to the next is a cut. */
    private static final double CUT = 0.6;

    private Cuts() {}

    /**
     * A marker for each cut, labelled with the rate from there on; epochs are the x axis.
     *
     * @param rate of each update
     * @param updates how many there are
     * @param updatesPerEpoch of these, in an epoch
     */
    public static List<Marker> of(IntToDoubleFunction rate, int updates, double updatesPerEpoch) {
        List<Marker> cuts = new ArrayList<>();
        for (int i = 1; i < updates; i++) {
            if (rate.applyAsDouble(i) <= CUT * rate.applyAsDouble(i - 1)) {
                double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3g", rate.applyAsDouble(i)));
                cuts.add(new Marker(i / updatesPerEpoch, "rate " + Numbers.text(rounded)));
            }
        }
        return cuts;
    }
}
