package anneal.lab.search;

/** A search as CSV: a row for every leg, in the order in which they were told. */
public final class TrialsCsv {
    private TrialsCsv() {}

    /** The text, with a header line. */
    public static String print(Tuned tuned) {
        StringBuilder text = new StringBuilder(
                "leg,trial,from,to,ending,loss,accuracy,averaged_loss,probed_loss,epochs,optimizer,schedule\n");
        for (Tuned.Step step : tuned.steps()) {
            Result result = step.result();
            text.append(step.leg().number()).append(',');
            text.append(step.trial().number()).append(',');
            text.append(step.leg().from()).append(',');
            text.append(step.leg().to()).append(',');
            text.append(result.ending()).append(',');
            text.append(result.loss()).append(',');
            text.append(result.accuracy()).append(',');
            text.append(result.averagedLoss()).append(',');
            text.append(result.probedLoss()).append(',');
            text.append(result.epochs()).append(',');
            text.append(quote(step.leg().optimizer())).append(',');
            text.append(quote(step.leg().schedule())).append('\n');
        }
        return text.toString();
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
