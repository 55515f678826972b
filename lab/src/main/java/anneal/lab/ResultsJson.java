package anneal.lab;

import anneal.train.History;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;

/** A comparison for machines: one JSON object; what is not a number is null. */
public final class ResultsJson {
    private ResultsJson() {}

    /** The outcomes, each with its run and every seed's figures. */
    public static String print(Results results) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setSerializeNulls(true);
        json.setIndent("  ");
        json.beginObject();
        number(json, "reach", results.reach());
        json.name("updatesPerEpoch").value(results.updatesPerEpoch());
        json.name("outcomes").beginArray();
        for (Outcome outcome : results.outcomes()) {
            outcome(json, outcome, results.reach());
        }
        json.endArray().endObject();
        return text.toString();
    }

    private static void outcome(JsonWriter json, Outcome outcome, double reach) throws IOException {
        Run run = outcome.run();
        json.beginObject();
        json.name("label").value(outcome.label());
        json.name("schedule").value(run.schedule().toString());
        if (run.optimizer() != null) {
            json.name("optimizer").value(run.optimizer().toString());
        }
        if (run.task() instanceof Block block) {
            json.name("data").value(block.data().name());
        } else {
            json.name("task").value(run.task().toString());
        }
        json.name("epochs").value(run.epochs());
        json.name("batch").value(run.batch());
        json.name("runs").beginArray();
        List<History> histories = outcome.histories();
        for (int i = 0; i < histories.size(); i++) {
            History history = histories.get(i);
            json.beginObject();
            json.name("seed").value(run.seed() + i);
            json.name("ending").value(history.ending().name().toLowerCase(java.util.Locale.ROOT));
            json.name("updates").value(history.updates());
            number(json, "finalTrainLoss", history.finalTrainLoss());
            number(json, "bestTrainLoss", history.bestTrainLoss());
            number(json, "testLoss", history.finalTestLoss());
            number(json, "testAccuracy", history.finalAccuracy());
            number(json, "averagedLoss", history.averaged().loss());
            number(json, "averagedAccuracy", history.averaged().accuracy());
            OptionalLong reached = Double.isNaN(reach) ? OptionalLong.empty() : history.updatesToReach(reach);
            number(json, "updatesToReach", reached.isPresent() ? reached.getAsLong() : Double.NaN);
            number(json, "seconds", history.seconds());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void number(JsonWriter json, String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.jsonValue(anneal.notation.Numbers.text(value));
        } else {
            json.nullValue();
        }
    }
}
