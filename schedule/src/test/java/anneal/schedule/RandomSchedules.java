package anneal.schedule;

import java.util.List;
import java.util.SplittableRandom;

/** Schedules of every shape, drawn from a seed. */
public final class RandomSchedules {
    private RandomSchedules() {}

    /** Any schedule but a custom one. */
    public static Schedule any(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Constant(rate(random));
            case 1 -> new Exponential(rate(random), 1 - random.nextDouble(), length(random));
            case 2 -> new Step(rate(random), length(random), 1 - random.nextDouble());
            case 3 -> milestones(random);
            case 4 -> new InverseSqrt(rate(random), length(random));
            case 5 -> phase(random).then(any(random));
            case 6 -> new Held(any(random), length(random));
            case 7 -> new Scaled(any(random), rate(random));
            default -> phase(random);
        };
    }

    /** Any schedule with an end. */
    public static Phase phase(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Hold(rate(random), length(random));
            case 1 -> phase(random).then(phase(random));
            default -> ramp(random);
        };
    }

    static Ramp ramp(SplittableRandom random) {
        double from = rate(random);
        double to = random.nextInt(3) == 0 ? 0 : rate(random);
        return switch (random.nextInt(3)) {
            case 0 -> Recipes.linear(from, to, length(random));
            case 1 -> Recipes.cosine(from, to, length(random));
            default -> Recipes.geometric(from, Math.max(to, 1e-9), length(random));
        };
    }

    private static Milestones milestones(SplittableRandom random) {
        long first = length(random);
        long second = first + length(random);
        return new Milestones(rate(random), List.of(first, second, second + 1), 1 - random.nextDouble());
    }

    private static double rate(SplittableRandom random) {
        return Math.pow(10, random.nextDouble(-7, 1));
    }

    private static long length(SplittableRandom random) {
        return random.nextInt(4) == 0 ? 1 : random.nextLong(1, 10_000);
    }
}
