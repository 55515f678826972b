"""Makes dl4j.jsonl and djl.jsonl by running org.nd4j.linalg.schedule and ai.djl.training.tracker.

Writes the calls below into a Java program and runs it. DL4J computes in double; "json" is what its own mapper
writes. DJL computes in float; its trackers are asked for 0, 1, 2 and so on, although its optimizers start at 1.

Needs a JDK 17 or newer and a folder with the jars of org.nd4j:nd4j-api:1.0.0-M2.1 and ai.djl:api:0.36.0 and all
they depend on (mvn dependency:copy-dependencies makes one); call: python make_jvm.py <folder>
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tables import write

UPDATES_PER_EPOCH = 10
DL4J = """
new FixedSchedule(0.1)
new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 10)
new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 2.5)
new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 0)
new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 1)
new StepSchedule(ScheduleType.EPOCH, 0.1, 0.7, 2)
new StepSchedule(ScheduleType.ITERATION, 0.1, 1.5, 10)
new StepSchedule(ScheduleType.ITERATION, 0.1, -0.5, 7)
new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.95)
new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.5)
new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0)
new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 1.1)
new InverseSchedule(ScheduleType.ITERATION, 0.1, 0.1, 1)
new InverseSchedule(ScheduleType.ITERATION, 0.1, 0.5, 0.5)
new InverseSchedule(ScheduleType.ITERATION, 0.1, 0.01, 0.75)
new InverseSchedule(ScheduleType.EPOCH, 0.1, 1, 2)
new InverseSchedule(ScheduleType.ITERATION, 0.1, -0.05, 1)
new PolySchedule(ScheduleType.ITERATION, 0.1, 1, 20)
new PolySchedule(ScheduleType.ITERATION, 0.1, 2, 30)
new PolySchedule(ScheduleType.ITERATION, 0.1, 0.5, 30)
new PolySchedule(ScheduleType.ITERATION, 0.1, -1, 30)
new PolySchedule(ScheduleType.EPOCH, 0.1, 2, 3)
new PolySchedule(ScheduleType.ITERATION, 0.1, 2, 0)
new SigmoidSchedule(ScheduleType.ITERATION, 0.1, 0.5, 20)
new SigmoidSchedule(ScheduleType.ITERATION, 0.1, -0.5, 20)
new SigmoidSchedule(ScheduleType.ITERATION, 0.1, 0, 20)
new SigmoidSchedule(ScheduleType.EPOCH, 0.1, 1, 2)
new MapSchedule(ScheduleType.ITERATION, new TreeMap<>(Map.of(0, 0.1, 10, 0.05, 25, 0.01)))
new MapSchedule(ScheduleType.ITERATION, new TreeMap<>(Map.of(0, 0.1)))
new MapSchedule(ScheduleType.ITERATION, new TreeMap<>(Map.of(5, 0.1)))
new MapSchedule.Builder(ScheduleType.EPOCH).add(0, 0.1).add(1, 0.05).add(3, 0.01).build()
new CycleSchedule(ScheduleType.ITERATION, 0.01, 0.1, 20, 5, 0.5)
new CycleSchedule(ScheduleType.ITERATION, 0.01, 0.1, 21, 4, 0.5)
new CycleSchedule(ScheduleType.ITERATION, 0.1, 10)
new CycleSchedule(ScheduleType.ITERATION, 0.1, 30)
new CycleSchedule(ScheduleType.ITERATION, 0.1, 40)
new CycleSchedule(ScheduleType.ITERATION, 0.01, 0.1, 20, 0, 0.1)
new CycleSchedule(ScheduleType.ITERATION, 0.01, 0.1, 4, 3, 0.1)
new CycleSchedule(ScheduleType.EPOCH, 0.01, 0.1, 4, 1, 0.1)
new RampSchedule(new FixedSchedule(0.1), 10)
new RampSchedule(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.9), 5)
new RampSchedule(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 1), 12)
new RampSchedule(new FixedSchedule(0.1), 1)
new RampSchedule(new FixedSchedule(0.1), 0)
"""
DJL = """
Tracker.fixed(0.1f)
Tracker.factor().setBaseValue(0.1f).setFactor(0.9f).build()
Tracker.factor().setBaseValue(0.1f).setFactor(0.9f).optMinValue(0.02f).build()
Tracker.factor().setBaseValue(0.1f).setFactor(0.9f).optMaxUpdates(12).build()
Tracker.factor().setBaseValue(0.1f).setFactor(1.0f).build()
Tracker.factor().setBaseValue(0.1f).setFactor(1.1f).build()
Tracker.multiFactor().setBaseValue(0.1f).setSteps(new int[] {5, 10}).optFactor(0.5f).build()
Tracker.multiFactor().setBaseValue(0.1f).setSteps(new int[] {3, 4, 20}).optFactor(0.1f).build()
Tracker.multiFactor().setBaseValue(0.1f).setSteps(new int[] {5}).build()
Tracker.multiFactor().setBaseValue(0.1f).setSteps(new int[] {10, 5}).build()
LinearTracker.builder().setBaseValue(0.1f).optSlope(-0.002f).optMinValue(0.05f).build()
LinearTracker.builder().setBaseValue(0.1f).optSlope(0.01f).optMaxValue(0.3f).build()
LinearTracker.builder().setBaseValue(0.1f).optSlope(0.01f).optMaxUpdates(8).build()
LinearTracker.builder().setBaseValue(0.1f).optSlope(0.01f).build()
Tracker.cosine().setBaseValue(0.1f).setMaxUpdates(30).build()
Tracker.cosine().setBaseValue(0.1f).optFinalValue(0f).setMaxUpdates(30).build()
Tracker.cosine().setBaseValue(0.001f).setMaxUpdates(30).build()
Tracker.cosine().setBaseValue(0.001f).optFinalValue(1e-5f).setMaxUpdates(100).build()
Tracker.cyclical().build()
Tracker.cyclical().optBaseValue(0.01f).optMaxValue(0.1f).optStepSizeUp(5).build()
Tracker.cyclical().optBaseValue(0.01f).optMaxValue(0.1f).optStepSizeUp(5).optStepSizeDown(3).build()
Tracker.cyclical().optBaseValue(0.01f).optMaxValue(0.1f).optStepSizeUp(5).optMode(CyclicalTracker.CyclicalMode.TRIANGULAR2).build()
Tracker.cyclical().optBaseValue(0.01f).optMaxValue(0.1f).optStepSizeUp(5).optMode(CyclicalTracker.CyclicalMode.EXP_RANGE).optGamma(0.95f).build()
PolynomialDecayTracker.builder().setBaseValue(0.1f).setEndLearningRate(0.01f).setDecaySteps(20).build()
PolynomialDecayTracker.builder().setBaseValue(0.1f).setEndLearningRate(0.01f).setDecaySteps(20).optPower(2f).build()
PolynomialDecayTracker.builder().setBaseValue(0.1f).setEndLearningRate(0f).setDecaySteps(20).optPower(0.5f).build()
Tracker.warmUp().setMainTracker(Tracker.cosine().setBaseValue(0.1f).optFinalValue(0f).setMaxUpdates(30).build()).optWarmUpSteps(5).optWarmUpBeginValue(0.01f).build()
Tracker.warmUp().setMainTracker(Tracker.fixed(0.1f)).optWarmUpSteps(5).optWarmUpMode(WarmUpTracker.Mode.CONSTANT).optWarmUpBeginValue(0.01f).build()
Tracker.warmUp().setMainTracker(Tracker.factor().setBaseValue(0.1f).setFactor(0.9f).build()).optWarmUpSteps(8).build()
"""
PROGRAM = """
import ai.djl.training.tracker.*;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.nd4j.linalg.schedule.*;
import org.nd4j.shade.jackson.databind.ObjectMapper;

public class Rows {
    interface At<S> {
        double value(S schedule, int k);
    }

    static <S> void row(Callable<S> call, boolean json, At<S> at) throws Exception {
        var out = new ObjectMapper().createObjectNode();
        int k = -1;
        try {
            S schedule = call.call();
            var rates = new java.util.ArrayList<Object>();
            for (k = 0; k <= 60; k++) rates.add(String.valueOf(at.value(schedule, k)));
            var list = out.putArray("rates");
            rates.forEach(rate -> list.add((String) rate));
            if (json) {
                out.put("json", org.nd4j.serde.json.JsonMappers.getMapper().writeValueAsString(schedule));
            }
        } catch (Exception e) {
            out.put("error", e.getClass().getSimpleName() + ": " + e.getMessage());
            if (k >= 0) out.put("errorAt", k); else out.putNull("errorAt");
        }
        System.out.println("ROW " + out);
    }

    static void dl4j(Callable<ISchedule> call) throws Exception {
        row(call, true, (schedule, k) -> schedule.valueAt(k, k / UPDATES));
    }

    static void djl(Callable<Tracker> call) throws Exception {
        row(call, false, (tracker, k) -> tracker.getNewValue(k));
    }

    public static void main(String[] arguments) throws Exception {
CALLS
    }
}
"""


def rows(calls, kind, jars):
    body = "\n".join(f"        {kind}(() -> {call});" for call in calls)
    program = PROGRAM.replace("CALLS", body).replace("UPDATES", str(UPDATES_PER_EPOCH))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "Rows.java")
        source.write_text(program, encoding="utf-8")
        done = subprocess.run(["java", "-cp", f"{jars}/*", str(source)], capture_output=True, text=True, check=True)
    return [json.loads(line[4:]) for line in done.stdout.splitlines() if line.startswith("ROW ")]


def cases(text, kind, jars):
    calls = text.strip().split("\n")
    for call, row in zip(calls, rows(calls, kind, jars), strict=True):
        if "json" in row:
            row["json"] = json.loads(row["json"])
        if "rates" in row:
            row["rates"] = [[float(rate) for rate in row["rates"]]]
        yield {"call": call, "steps": 60, **({"updatesPerEpoch": UPDATES_PER_EPOCH} if "EPOCH" in call else {}), **row}


def main():
    jars = sys.argv[1]
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.split("\n")[0]
    for name, text, artifact in (("dl4j", DL4J, "org.nd4j:nd4j-api:1.0.0-M2.1"), ("djl", DJL, "ai.djl:api:0.36.0")):
        about = {"source": f"{artifact}, run as published", "versions": {"java": java, "artifact": artifact}, "script": "make_jvm.py"}
        write(name, about, list(cases(text, name, jars)))


if __name__ == "__main__":
    main()
