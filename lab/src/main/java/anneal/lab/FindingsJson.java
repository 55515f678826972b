package anneal.lab;

import anneal.find.Findings;
import anneal.find.Findings.Suggested;
import anneal.find.RangeCurve;
import anneal.find.Suggestion;
import anneal.notation.Numbers;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** What range tests found, for machines: one JSON object; what is not a number is null. */
public final class FindingsJson {
    private FindingsJson() {}

    /** The suggestions, how far they disagree, and every seed's curve. */
    public static String print(RateSearch search, Findings findings) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject().name("suggestions").beginObject();
        for (Suggestion rule : Suggestion.values()) {
            Suggested suggested = findings.of(rule);
            json.name(rule.label()).beginObject();
            number(json, "rate", suggested.rate());
            number(json, "low", suggested.low());
            number(json, "high", suggested.high());
            json.name("seeds").value(suggested.seeds());
            json.endObject();
        }
        json.endObject();
        number(json, "disagreement", findings.disagreement());
        json.name("curves").beginArray();
        List<RangeCurve> curves = findings.curves();
        for (int i = 0; i < curves.size(); i++) {
            RangeCurve curve = curves.get(i);
            json.beginObject();
            json.name("seed").value(search.run().seed() + i);
            json.name("stop").value(curve.stop().name().toLowerCase(Locale.ROOT));
            numbers(json, "eta", curve.etas());
            numbers(json, "loss", curve.losses());
            numbers(json, "smoothed", curve.smoothed());
            json.endObject();
        }
        json.endArray().endObject();
        return text.toString();
    }

    private static void numbers(JsonWriter json, String name, double[] values) throws IOException {
        json.name(name).beginArray();
        for (double value : values) {
            json.jsonValue(Numbers.text(value));
        }
        json.endArray();
    }

    private static void number(JsonWriter json, String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.jsonValue(Numbers.text(value));
        } else {
            json.nullValue();
        }
    }
}
