package anneal.lab;

import anneal.notation.Numbers;
import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.HyperParameters;
import anneal.train.Score;
import java.util.List;
import java.util.Set;

/**
 * A run's history as CSV: a row for every update, and the scores of an evaluation in the row of the update before it;
 * {@code epoch_train_loss} is that of the whole epoch, in the row of its last.
 */
public final class HistoryCsv {
    private HistoryCsv() {}

    /** The text, with a header line. */
    public static String print(History history) {
        StringBuilder text = new StringBuilder("step,rate");
        history.groups().forEach(group -> text.append(',').append(HyperParameters.rateOf(group)));
        text.append(",train_loss,skipped,epoch,epoch_train_loss,test_loss,"
                + "test_accuracy,validation_loss,validation_accuracy,averaged_loss,averaged_accuracy,monitored\n");
        List<EpochResult> evaluations = history.evaluations();
        Set<Long> skipped = Set.copyOf(history.skips());
        int next = 0;
        for (int step = 0; step < history.updates(); step++) {
            text.append(step).append(',').append(Numbers.text(history.rate(step)));
            for (String group : history.groups()) {
                text.append(',').append(Numbers.text(history.rate(group, step)));
            }
            text.append(',').append((float) history.loss(step)).append(skipped.contains((long) step) ? ",1" : ",0");
            if (next < evaluations.size() && evaluations.get(next).updates() == step + 1L) {
                EpochResult result = evaluations.get(next++);
                text.append(',').append(result.epoch() + 1).append(',');
                text.append(result.whole() ? Double.toString(result.trainLoss()) : "");
                text.append(cells(result.test())).append(cells(result.validation()));
                text.append(cells(result.averaged())).append(',').append(result.monitored());
            } else {
                text.append(",,,,,,,,,");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cells(Score score) {
        return score.equals(Score.NONE) ? ",," : "," + score.loss() + "," + score.accuracy();
    }
}
