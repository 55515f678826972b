package anneal.notation;

import anneal.notation.Node.Call;
import anneal.notation.Shape.Parameter;
import anneal.schedule.Chain;
import anneal.schedule.Hold;
import anneal.schedule.Phase;
import anneal.schedule.Ramp;
import anneal.schedule.SampledPhase;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.util.List;

/** The momentum that goes with a cycle of the rate: down where the rate goes up, and up again where it goes down. */
public final class Mirror {
    static final String NAME = "mirror";

    private static final List<Parameter> ENDS = List.of(end("low", "0.85"), end("high", "0.95"));

    private Mirror() {}

    private static Parameter end(String name, String fallback) {
        return new Parameter(
                name, Kind.NUMBER, new Node.Quantity(new BigDecimal(fallback), Unit.UPDATES, Mark.NONE), false);
    }

    /**
     * The counterpart of a rate that is made of ramps: where the rate is at its peak it is {@code low}, at every other
     * joint {@code high}, and it goes from one to the other on the rate's own curves.
     *
     * @param rate one or more ramps or holds, such as {@code Recipes.oneCycle}
     * @param low what the peak becomes, finite and not negative
     * @param high what every other joint becomes, at least {@code low}
     */
    public static Phase of(Phase rate, double low, double high) {
        if (!(high >= low)) {
            throw new IllegalArgumentException("high must be >= low, but was " + high + " and " + low);
        }
        if (rate instanceof SampledPhase sampled) {
            return new SampledPhase(of(sampled.phase(), low, high), sampled.sizes(), sampled.at());
        }
        double peak = parts(rate).stream()
                .mapToDouble(part -> Math.max(part.at(0), part.at(part.steps())))
                .max()
                .orElseThrow();
        List<Phase> mirrored = parts(rate).stream()
                .map(part -> mirrored(part, peak, low, high))
                .toList();
        return mirrored.size() == 1 ? mirrored.get(0) : new Chain(mirrored);
    }

    private static List<Phase> parts(Phase rate) {
        return rate instanceof Chain chain ? chain.phases() : List.of(rate);
    }

    private static Phase mirrored(Phase part, double peak, double low, double high) {
        if (part instanceof Hold hold) {
            return new Hold(hold.value() == peak ? low : high, hold.steps());
        }
        if (part instanceof Ramp ramp) {
            double from = ramp.from() == peak ? low : high;
            double to = ramp.to() == peak ? low : high;
            return from == to ? new Hold(from, ramp.steps()) : new Ramp(from, to, ramp.steps(), ramp.curve());
        }
        throw new IllegalArgumentException(
                "a rate must be made of ramps to be mirrored, such as oneCycle(...), but was " + Printer.node(part));
    }

    /** The mirror that a call asks for. */
    static Phase of(Call call, Schedule rate) {
        Shape shape = new Shape(NAME, "", ENDS, ends -> {
            if (rate instanceof Phase phase) {
                return of(phase, (double) ends[0], (double) ends[1]);
            }
            throw new IllegalArgumentException("a rate must have an end to be mirrored, but was " + Printer.node(rate));
        });
        return (Phase) shape.make(call, Clock.UNKNOWN);
    }
}
