package anneal.lab.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The round values at which an axis is marked: multiples of 1, 2 or 5 times a power of ten on a linear axis, the
 * decades on a logarithmic one with 2 and 5 between them. Every value is exact and every label different.
 */
final class Ticks {
    private Ticks() {}

    /** At least two and at most about {@code most} labelled ticks within the extent, ascending. */
    static List<Tick> of(Scale scale, Extent extent, int most) {
        return scale == Scale.LOG ? log(extent, most) : linear(extent, most);
    }

    private static List<Tick> linear(Extent extent, int most) {
        double raw = (extent.high() - extent.low()) / Math.max(most, 1);
        int exponent = (int) Math.floor(StrictMath.log10(raw));
        double lead = raw / StrictMath.pow(10, exponent);
        int unit = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        double step = new Decimal(unit, exponent).value();
        List<Decimal> values = new ArrayList<>();
        long last = (long) Math.floor(extent.high() / step) + 1;
        for (long n = (long) Math.ceil(extent.low() / step) - 1; n <= last; n++) {
            Decimal value = new Decimal(n * unit, exponent);
            if (value.value() >= extent.low() && value.value() <= extent.high()) {
                values.add(value);
            }
        }
        return values.size() < 2 ? linear(extent, 2 * most) : labelledAlike(values);
    }

    /** One notation for all, so that 5k stands between 0 and 10k. */
    private static List<Tick> labelledAlike(List<Decimal> values) {
        double largest = 0;
        int finest = Integer.MAX_VALUE;
        for (Decimal value : values) {
            largest = Math.max(largest, Math.abs(value.value()));
            finest = value.digits() == 0 ? finest : Math.min(finest, value.exponent());
        }
        List<Tick> ticks = new ArrayList<>();
        for (Decimal value : values) {
            ticks.add(new Tick(value.value(), alike(value, largest, finest)));
        }
        return ticks;
    }

    private static String alike(Decimal value, double largest, int finest) {
        if (largest < 2e-3 || largest >= 1e9) {
            return value.scientific();
        }
        if (value.digits() == 0) {
            return "0";
        }
        if (largest >= 1e6 && finest >= 4) {
            return value.plain(6) + "M";
        }
        return largest >= 1e4 && finest >= 1 ? value.plain(3) + "k" : value.plain(0);
    }

    /** How many decades lie between two labels: 1, 2, 5, 10, 20, ... */
    private static int stride(double atLeast) {
        for (int ten = 1; ; ten *= 10) {
            for (int unit : new int[] {1, 2, 5}) {
                if (unit * ten >= atLeast) {
                    return unit * ten;
                }
            }
        }
    }

    private static List<Tick> log(Extent extent, int most) {
        int lowest = (int) Math.floor(StrictMath.log10(extent.low())) - 1;
        int highest = (int) Math.ceil(StrictMath.log10(extent.high())) + 1;
        double decades = StrictMath.log10(extent.high() / extent.low());
        if (Double.isInfinite(decades)) {
            decades = StrictMath.log10(extent.high()) - StrictMath.log10(extent.low());
        }
        boolean all = 3 * decades <= most;
        int stride = stride(decades / Math.max(most, 1));
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = lowest; exponent <= highest; exponent++) {
            for (int unit : new int[] {1, 2, 5}) {
                Decimal value = new Decimal(unit, exponent);
                boolean labelled = all || (unit == 1 && Math.floorMod(exponent, stride) == 0);
                boolean drawn = labelled || stride == 1;
                if (drawn && value.value() >= extent.low() && value.value() <= extent.high()) {
                    ticks.add(new Tick(value.value(), labelled ? value.toString() : ""));
                }
            }
        }
        if (ticks.stream().filter(Tick::major).count() >= 2) {
            return ticks;
        }
        return decades >= 2 ? log(extent, 2 * most) : linear(extent, most);
    }
}
