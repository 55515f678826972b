package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule with seeded noise, {@code schedule.at(t) (1 + amount u)} with {@code u} uniform in [-1, 1).
 *
 * <p>The draw is a function of the seed and the step alone, so a resumed run meets the same noise.
 *
 * @param schedule what is shaken
 * @param amount the largest relative deviation, in (0, 1)
 * @param seed any number; another seed gives other draws
 */
@About("`schedule`, each rate moved by up to `amount` of itself; the same for the same `seed`.")
@Formula("schedule * (1 + amount * draw)")
public record Noise(
        Schedule schedule, double amount, @Default("0") int seed) implements Schedule {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    public Noise {
        Require.that(amount > 0 && amount < 1, "amount must be in (0, 1)", amount);
    }

    /** The draw of a step, in [-1, 1). */
    public double draw(long step) {
        long bits = mix(mix(seed + GOLDEN) + step * GOLDEN);
        return (bits >> 11) * 0x1p-52;
    }

    /** The finalizer of SplitMix64: every bit of the input moves every bit of the output. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public double at(long step) {
        return schedule.at(step) * (1 + amount * draw(step));
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, step));
    }
}
