package anneal.export;

import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.util.List;

/** A schedule of each family, short enough to be stepped through. */
final class Families {
    static final int STEPS = 130;

    private Families() {}

    /** Whether a part of it counts samples, which no other language can say. */
    static boolean countsSamples(Schedule schedule) {
        return Plan.of(schedule).toString().contains("sampled");
    }

    static List<Schedule> all() {
        return """
                0.1
                0.1 per 10
                step(0.1, 30)
                step(0.1, 30, gamma=0.5)
                milestones(0.1, at=[30, 60, 90])
                milestones(0.1, [50], 0.2)
                piecewise([0.1, 0.3, 0.01], [20, 70])
                exponential(0.1, 0.95)
                exponential(0.1, 0.5, period=40)
                exponential(0.1, 0.5, period=40) per 40
                decay(0.1, 0.5, 20, staircase=true, floor=0.02)
                inverseTime(0.1, 0.5, period=10)
                inverseTime(0.1, 0.5, period=10) per 10
                inverseSqrt(0.1, timescale=10)
                linear(0.1, 100)
                linear(0.1, 0.01, 100)
                linear(0.01, 0.1, 100)
                linear(0, 0.1, 100)
                cosine(0.1, 100)
                cosine(0.1, 0.001, 100)
                cosine(0, 0.1, 100)
                cosine(0.01, 0.1, 100)
                polynomial(0.1, 100, power=2)
                polynomial(0.1, 0.01, 100, power=0.5)
                geometric(0.1, 1e-4, 100)
                cosinePower(0.1, 100, exponent=2)
                cosineWaves(0.1, 100, waves=2)
                mirrorCosine(0.1, 100)
                kDecayCosine(0.1, 100, k=1.5)
                kDecayPolynomial(0.1, 100, k=2, power=1.5)
                tanh(0.1, 100)
                rex(0.1, 100)
                oneMinusSqrt(0.1, 100)
                oneMinusSquare(0.1, 100)
                exponentialToEnd(0.1, 100)
                harmonic(0.1, 0.001, 100)
                linear(0.01, 0.1, 10) then cosine(0.1, 90)
                linear(0.01, 0.1, 10) then cosine(0.1, 0.001, 90)
                linear(0, 0.1, 10) then cosine(0.1, 90)
                linear(0.01, 0.1, 10) then step(0.1, 30, gamma=0.5)
                linear(0.01, 0.1, 10) then exponential(0.1, 0.95)
                hold(0.1, 30) then hold(0.01, 30) then 0.001
                wsd(0.1, 10, 60, 30)
                wsd(0.1, 10, 60, 30, 0.01, oneMinusSqrt)
                oneCycle(0.1, 30, 70)
                oneCycleThreePhase(0.1, 30, 40)
                sgdr(0.1, 10)
                sgdr(0.1, 10, growth=2, to=0.001)
                sgdr(0.1, 10, growth=2, to=0.001, decay=0.5)
                triangular(0.01, 0.1, 10, 20)
                triangular2(0.01, 0.1, 10, 20)
                expRange(0.01, 0.1, 10, 20, 0.99)
                cyclingPolynomial(0.1, 0.01, 30, power=2)
                power(0.1, 2, -0.51, perUpdate=10)
                noam(512, 40)
                noise(cosine(0.1, 100), 0.1, seed=3)
                cosine(0.1, 100) * untunedLinear(0.9)
                cosine(0.1, 100) * untunedExponential(0.9)
                cosine(0.1, 100) * radamWarmUp(beta2=0.99)
                0.5 * cosine(0.1, 100)
                clip(cosine(0.1, 100), 0.01, 0.05)
                fork(wsd(0.1, 10, 60, 30), 40, 20)
                delayed(cosine(0.1, 50), 20)
                skipped(cosine(0.1, 100), 20)
                slowed(cosine(0.1, 50), 2)
                frozen(cosine(0.1, 100), 60)
                stretched(linear(0.01, 0.1, 10) then cosine(0.1, 40), 100)
                repeated(linear(0.01, 0.1, 10) then cosine(0.1, 40), 2)
                points([0, 20, 100], [0, 0.1, 0.01], curve=cosine)
                chebyshev(0.01, 0.1, 64)
                cosine(0.1, 100) per 7
                """.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Plan.parse(line).resolve(Clock.UNKNOWN).schedule())
                .toList();
    }
}
