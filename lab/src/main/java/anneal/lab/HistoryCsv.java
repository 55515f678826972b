package anneal.lab;

import anneal.notation.Numbers;
import anneal.train.EpochResult;
import anneal.train.History;

/** A run's history as CSV: a row for every update, and the scores in the row of an epoch's last. */
public final class HistoryCsv {
    private HistoryCsv() {}

    /** The text, with a header line. */
    public static String print(History history) {
        StringBuilder text = new StringBuilder("step,rate,train_loss,epoch,epoch_train_loss,test_loss,test_accuracy\n");
        int next = 0;
        for (int step = 0; step < history.updates(); step++) {
            text.append(step)
                    .append(',')
                    .append(Numbers.text(history.rate(step)))
                    .append(',')
                    .append((float) history.loss(step));
            if (next < history.epochs().size() && history.epochs().get(next).updates() == step + 1L) {
                EpochResult epoch = history.epochs().get(next++);
                text.append(',').append(epoch.epoch() + 1).append(',').append(epoch.trainLoss());
                text.append(',')
                        .append(epoch.test().loss())
                        .append(',')
                        .append(epoch.test().accuracy());
            } else {
                text.append(",,,,");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
