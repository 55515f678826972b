package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A phase over and over without an end, each time {@code growth} times as long and {@code decay} times as high above the
 * floor: cycle {@code i} gives {@code floor + (phase - floor) decay^i}.
 *
 * <p>Cycle {@code i} begins at step {@code phase.steps() (growth^i - 1) / (growth - 1)} exactly, for it is found by whole
 * numbers and without logarithms, in at most {@code log(step)} of them.
 *
 * @param phase one cycle, the first of them
 * @param growth how many times longer the next cycle is, at least 1
 * @param decay how many times lower the next cycle is, in (0, 1]
 * @param floor the rate that is not lowered, finite and not negative
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, 2016, section 3</a>
 */
@About("`phase` over and over, each time `growth` times longer and `decay` times as high above `floor`.")
@Formula("floor + (phase - floor) * decay^cycle")
public record Restarts(
        Phase phase,
        @Default("1") int growth,
        @Default("1") double decay,
        @Default("0") double floor) implements Schedule {

    public Restarts {
        Require.atLeastOne("growth", growth);
        Require.fraction("decay", decay);
        Require.rate("floor", floor);
    }

    /** How many cycles are over. */
    public long cycle(long step) {
        if (growth == 1) {
            return step / phase.steps();
        }
        long cycle = 0;
        for (long scale = scale(step - local(step)); scale > 1; scale /= growth) {
            cycle++;
        }
        return cycle;
    }

    /** The steps since the cycle began that is going on. */
    private long local(long step) {
        long length = phase.steps();
        if (growth == 1) {
            return step % length;
        }
        long longest = NEVER / growth;
        long local = step;
        while (local >= length) {
            local -= length;
            if (length > longest) {
                return local;
            }
            length *= growth;
        }
        return local;
    }

    /** How many times longer than the first the cycle is that begins at {@code start}. */
    private long scale(long start) {
        return growth == 1 ? 1 : Change.after(Change.times(start / phase.steps(), growth - 1));
    }

    @Override
    public double at(long step) {
        Require.step(step);
        long local = local(step);
        return lowered(Pace.at(phase, local, 1, scale(step - local)), step);
    }

    @Override
    public double atTime(double time) {
        long step = (long) time;
        long start = step - local(step);
        return lowered(phase.atTime((time - start) / scale(start)), step);
    }

    private double lowered(double value, long step) {
        return decay == 1 ? value : floor + (value - floor) * Math.pow(decay, (double) cycle(step));
    }

    @Override
    public Trend trend() {
        boolean flat = phase.trend() == Trend.STILL && (decay == 1 || phase.at(0) == floor);
        return flat ? Trend.STILL : Trend.ANY;
    }

    @Override
    public long nextChange(long step) {
        if (trend() == Trend.STILL) {
            return NEVER;
        }
        long local = local(step);
        long start = step - local;
        long scale = scale(start);
        long length = Change.times(phase.steps(), scale);
        return Change.plus(start, Math.min(Pace.nextChange(phase, local, 1, scale), length));
    }

    @Override
    public List<Reading> readings(long step) {
        long local = local(step);
        long scale = scale(step - local);
        return List.of(new Reading("phase", phase, local / scale, Pace.at(phase, local, 1, scale)));
    }
}
