package anneal.schedule;

import java.util.List;
import java.util.SplittableRandom;

/** Schedules of every shape, drawn from a seed. */
public final class RandomSchedules {
    private RandomSchedules() {}

    /** Any schedule but a custom one. */
    public static Schedule any(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> endless(random);
            case 1 -> phase(random);
            default -> composed(random);
        };
    }

    private static Schedule endless(SplittableRandom random) {
        return switch (random.nextInt(13)) {
            case 0 -> new Constant(rate(random));
            case 1 -> new Exponential(rate(random), fraction(random), length(random));
            case 2 -> new Step(rate(random), length(random), fraction(random));
            case 3 -> milestones(random);
            case 4 -> new InverseSqrt(rate(random), length(random));
            case 5 -> new InverseTime(rate(random), rate(random), length(random));
            case 6 -> piecewise(random);
            case 7 -> new Power(rate(random), rate(random), -rate(random), length(random));
            case 8 -> new CyclingPolynomial(rate(random), rate(random), length(random), power(random));
            case 9 -> expRange(random);
            case 10 -> new LinearWarmUp(random.nextDouble(1, 2_000));
            case 11 -> new ExponentialWarmUp(random.nextDouble(0.1, 2_000));
            default -> new RadamWarmUp(random.nextDouble(0.61, 0.9999));
        };
    }

    private static Schedule composed(SplittableRandom random) {
        return switch (random.nextInt(13)) {
            case 0 -> new Held(any(random), length(random));
            case 1 -> new Scaled(any(random), random.nextInt(5) == 0 ? 0 : rate(random));
            case 2 -> new Product(any(random), any(random));
            case 3 -> any(random).atLeast(rate(random));
            case 4 -> any(random).atMost(rate(random));
            case 5 -> any(random).delay(length(random));
            case 6 -> any(random).skip(length(random));
            case 7 -> any(random).slow(random.nextInt(1, 9), random.nextInt(1, 9));
            case 8 -> any(random).freeze(length(random) - 1);
            case 9 -> new Noise(any(random), random.nextDouble(0.01, 0.99), random.nextInt());
            case 10, 11 -> restarts(random);
            default -> phase(random).then(any(random));
        };
    }

    static Restarts restarts(SplittableRandom random) {
        double decay = random.nextBoolean() ? 1 : fraction(random);
        return new Restarts(phase(random), random.nextInt(1, 5), decay, random.nextBoolean() ? 0 : rate(random));
    }

    /** Any schedule with an end. */
    public static Phase phase(SplittableRandom random) {
        return switch (random.nextInt(11)) {
            case 0 -> new Hold(rate(random), length(random));
            case 1 -> phase(random).then(phase(random));
            case 2 -> phase(random).repeat(random.nextInt(1, 5));
            case 3 -> taken(random);
            case 4 -> new Stretched(phase(random), length(random));
            case 5 -> points(random);
            case 6 -> chebyshev(random);
            default -> ramp(random);
        };
    }

    private static Phase taken(SplittableRandom random) {
        long from = length(random) - 1;
        return any(random).take(from, from + length(random));
    }

    private static Phase chebyshev(SplittableRandom random) {
        double low = rate(random);
        return new Chebyshev(low, low * random.nextDouble(1, 50), 1L << random.nextInt(12));
    }

    static Points points(SplittableRandom random) {
        long first = random.nextBoolean() ? 0 : length(random);
        long second = first + length(random);
        List<Long> at = List.of(first, second, second + 1, second + 1 + length(random));
        double rate = rate(random);
        double same = random.nextBoolean() ? rate : rate(random);
        return new Points(at, List.of(rate(random), rate, same, rate(random)), curve(random));
    }

    static Ramp ramp(SplittableRandom random) {
        Curve curve = curve(random);
        boolean toZero =
                random.nextInt(3) == 0 && !(curve instanceof Curve.Geometric) && !(curve instanceof Curve.Harmonic);
        return new Ramp(rate(random), toZero ? 0 : rate(random), length(random), curve);
    }

    static Curve curve(SplittableRandom random) {
        return switch (random.nextInt(15)) {
            case 0 -> new Curve.Linear();
            case 1 -> new Curve.Cosine();
            case 2 -> new Curve.Geometric();
            case 3 -> new Curve.Polynomial(power(random));
            case 4 -> new Curve.CosinePower(power(random));
            case 5 -> new Curve.CosineWaves(random.nextInt(3));
            case 6 -> new Curve.MirrorCosine();
            case 7 -> new Curve.KDecayCosine(power(random));
            case 8 -> new Curve.KDecayPolynomial(power(random), power(random));
            case 9 -> new Curve.Tanh(random.nextDouble(-8, 0), random.nextDouble(0.1, 5));
            case 10 -> new Curve.Rex();
            case 11 -> new Curve.OneMinusSqrt();
            case 12 -> new Curve.OneMinusSquare();
            case 13 -> new Curve.ExponentialToEnd();
            default -> new Curve.Harmonic();
        };
    }

    private static Milestones milestones(SplittableRandom random) {
        long first = length(random);
        long second = first + length(random);
        return new Milestones(rate(random), List.of(first, second, second + 1), fraction(random));
    }

    private static Piecewise piecewise(SplittableRandom random) {
        long first = length(random);
        double rate = rate(random);
        return new Piecewise(List.of(rate, rate, rate(random)), List.of(first, first + length(random)));
    }

    private static ExpRange expRange(SplittableRandom random) {
        double low = rate(random);
        return new ExpRange(low, low + rate(random), length(random), length(random), fraction(random));
    }

    private static double fraction(SplittableRandom random) {
        return 1 - random.nextDouble();
    }

    private static double power(SplittableRandom random) {
        return random.nextDouble(0.2, 4);
    }

    private static double rate(SplittableRandom random) {
        return Math.pow(10, random.nextDouble(-7, 1));
    }

    private static long length(SplittableRandom random) {
        return random.nextInt(4) == 0 ? 1 : random.nextLong(1, 10_000);
    }
}
