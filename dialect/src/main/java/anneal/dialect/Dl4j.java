package anneal.dialect;

import anneal.notation.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schedules of Deeplearning4j, {@code org.nd4j.linalg.schedule}, from their JSON. They compute in Java's doubles, where
 * nothing is an error. One that counts epochs needs the name {@code updates_per_epoch}.
 */
final class Dl4j {
    private static final String TABLE = """
            FixedSchedule(value,TYPE)
              lr = value

            StepSchedule(initialValue,decayRate,step,TYPE)
              lr = initialValue * decayRate ** floor(EPOCHS / step)

            ExponentialSchedule(initialValue,gamma,TYPE)
              lr = initialValue * gamma ** EPOCHS

            InverseSchedule(initialValue,gamma,power,TYPE)
              lr = initialValue / (1 + gamma * EPOCHS) ** power

            PolySchedule(initialValue,power,maxIter,TYPE)
              i = EPOCHS
              lr = 0.0 if i >= maxIter else initialValue * (1 + i / maxIter) ** power

            SigmoidSchedule(initialValue,gamma,stepSize,TYPE)
              lr = initialValue / (1.0 + exp(-gamma * (EPOCHS - stepSize)))

            MapSchedule(values,TYPE)
              set keys = sorted([int(k) for k in values])
              refuse 0 not in keys: IllegalArgumentException Invalid set of values: must contain initial value (position 0)
              lr = values[str(max([k for k in keys if k <= EPOCHS]))]

            CycleSchedule(initialLearningRate,maxLearningRate,cycleLength,annealingLength,annealingDecay,TYPE,stepSize=0,increment=0)
              set half = floor((cycleLength - annealingLength) / 2)
              position = EPOCHS % cycleLength
              climb = (maxLearningRate - initialLearningRate) / half
              lr = initialLearningRate + climb * position if position < half \
            else maxLearningRate - climb * (position - half) if position < 2 * half \
            else initialLearningRate * annealingDecay ** (position - (cycleLength - annealingLength))

            RampSchedule(baseSchedule,numIter,TYPE)
              lr = baseSchedule(t) * ((t + 1) / numIter) if t < numIter - 1 else baseSchedule(t)
            """;
    private static final String EPOCHS =
            "((t - t % updates_per_epoch) / updates_per_epoch if scheduleType == 'EPOCH' else t)";

    private static final Map<String, Definition> CLASSES = Definition.table(
            TABLE.replace("TYPE", "scheduleType='ITERATION',updates_per_epoch=0")
                    .replace("EPOCHS", EPOCHS),
            "",
            0,
            Definition.names(Map.of()));

    private Dl4j() {}

    /** The schedule that a JSON object with {@code @class} stands for. */
    static Object of(Map<?, ?> json, Map<String, Object> let) {
        String type = String.valueOf(json.get("@class"));
        String simple = type.substring(type.lastIndexOf('.') + 1);
        Definition definition = CLASSES.get(simple);
        if (definition == null) {
            throw PythonException.value("\"@class\" must be a schedule of org.nd4j.linalg.schedule, but was \"" + type
                    + "\"" + Nearest.hint(simple, CLASSES.keySet()));
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        json.forEach((key, value) -> {
            if (!"@class".equals(key)) {
                arguments.put(String.valueOf(key), argument(value, let));
            }
        });
        if ("EPOCH".equals(json.get("scheduleType"))) {
            if (!(let.get("updates_per_epoch") instanceof Number updates) || updates.doubleValue() < 1) {
                throw PythonException.value(
                        "a schedule that counts epochs needs the name updates_per_epoch, at least 1");
            }
            arguments.put("updates_per_epoch", new Tensor(updates.longValue(), false, true));
        }
        return definition.function().call(List.of(), arguments);
    }

    private static Object argument(Object value, Map<String, Object> let) {
        if (value instanceof Map<?, ?> map && map.containsKey("@class")) {
            return of(map, let);
        }
        boolean number = value instanceof Number;
        return number ? new Tensor(((Number) value).doubleValue(), false, false) : Values.ofPlain(value);
    }
}
