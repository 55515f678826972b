package anneal.lab;

import anneal.notation.Numbers;
import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.Score;
import java.util.Set;

/** A run's history as CSV: a row for every update, and the scores in the row of an epoch's last. */
public final class HistoryCsv {
    private HistoryCsv() {}

    /** The text, with a header line. */
    public static String print(History history) {
        StringBuilder text = new StringBuilder(
                "step,rate,train_loss,skipped,epoch,epoch_train_loss,test_loss,test_accuracy,averaged_loss,averaged_accuracy\n");
        Set<Long> skipped = Set.copyOf(history.skips());
        int next = 0;
        for (int step = 0; step < history.updates(); step++) {
            text.append(step)
                    .append(',')
                    .append(Numbers.text(history.rate(step)))
                    .append(',')
                    .append((float) history.loss(step))
                    .append(skipped.contains((long) step) ? ",1" : ",0");
            if (next < history.epochs().size() && history.epochs().get(next).updates() == step + 1L) {
                EpochResult epoch = history.epochs().get(next++);
                text.append(',').append(epoch.epoch() + 1).append(',').append(epoch.trainLoss());
                text.append(cells(epoch.test()))
                        .append(epoch.averaged().equals(Score.NONE) ? ",," : cells(epoch.averaged()));
            } else {
                text.append(",,,,,,");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cells(Score score) {
        return "," + score.loss() + "," + score.accuracy();
    }
}
