package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.schedule.RandomSchedules;
import anneal.schedule.Seeds;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan's JSON reads back as the plan. */
class PlanJsonLawsTest {

    static LongStream seeds() {
        return Seeds.first(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSchedulesJsonReadsBack(long seed) {
        Plan plan = Plan.of(RandomSchedules.any(new SplittableRandom(seed)));
        String json = PlanJson.write(plan);
        assertThat(PlanJson.read(json)).as(json).isEqualTo(plan).hasToString(plan.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosine(0.1, 15ep)",
                "cosine(from=0.1, steps=15ep)",
                "cosine(0.1, steps=15ep, to=0.01)",
                "milestones(0.1, at=[30ep, 60ep, 90ep], gamma=0.1)",
                "milestones(0.1, [30ep, 60, 2.5%], 0.1)",
                "linear(0, 0.1, 1e9tokens) then (cosine(0.1, 1e6samples) per 1ep) per 2ep",
                "0.1 under plateau(factor=0.1, patience=5)",
                "0.1 under plateau(0.1, 5, maximize=true)",
                "0.5 * cosine(0.1, 15ep) * untunedLinear(0.999)",
                "2 * (3 * cosine(0.1, 5))",
                "fork(wsd(0.1, 500, 90%, 0), 40000, 8000, curve=oneMinusSqrt)",
                "oneCycle(0.1, 30%, 70%, curve=polynomial(power=2))",
                "points([0, 10], [0.1, 0.2], curve=linear())",
                "resnet()",
                "constant(9007199254740993)",
                "constant(0.1234567890123456789012345)",
                "constant(1e-320)",
                "keras(\"CosineDecay(0.1, 9)\")",
                "hold(0.1, 5) then pytorch(\"StepLR(optimizer, 30)\", lr=[0.1, 0.2], group=1)",
            })
    void aPlanKeepsItsUnits(String text) {
        String json = PlanJson.write(Plan.parse(text));
        assertThat(PlanJson.read(json)).as(json).isEqualTo(Plan.parse(text)).hasToString(text);
        assertThat(PlanJson.write(PlanJson.read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
cosine(0.1, 15ep)                   | {"shape":"cosine","from":0.1,"steps":"15ep"}
cosine(0.1, 1e-4, 150)              | {"shape":"cosine","from":0.1,"to":1e-4,"steps":150}
0.1 per epoch                       | {"schedule":0.1,"per":"1ep"}
0.1 under plateau(patience=5)       | {"schedule":0.1,"under":{"rule":"plateau","patience":5}}
2 * step(0.1, 5)                    | {"times":[2,{"shape":"step","from":0.1,"every":5}]}
hold(0.1, 5) then 0.2               | {"then":[{"shape":"hold","value":0.1,"steps":5},0.2]}
step(0.1, 5, 0.5)                   | {"shape":"step","from":0.1,"every":5,"gamma":0.5,"unnamed":3}
points([0, 9], [1, 2], curve=tanh(lower=-5)) | {"shape":"points","at":[0,9],"values":[1,2],"curve":{"curve":"tanh","lower":-5}}
""")
    void isWrittenSo(String text, String json) {
        assertThat(PlanJson.write(Plan.parse(text))).isEqualTo(json);
    }
}
