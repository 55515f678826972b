package anneal.cli;

import anneal.lab.Run;
import anneal.notation.Numbers;
import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A run told in lines as it goes on.
 *
 * @param screen where
 * @param progress the line of progress that is in the way
 */
record Narration(PrintWriter screen, Progress progress) {

    /** Says what has happened, where it is worth a line. */
    void tell(TrainEvent event) {
        if (event instanceof TrainEvent.EpochEnded ended) {
            tell(ended.result());
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            tell(evaluated.result());
        } else if (event instanceof TrainEvent.Tested tested) {
            progress.clear();
            screen.println("at the end" + scores("test", tested.test()));
        } else if (event instanceof TrainEvent.Skipped skipped) {
            progress.clear();
            screen.println("update " + skipped.step() + " skipped: the "
                    + (Double.isFinite(skipped.loss()) ? "gradient was not finite" : "loss was " + skipped.loss()));
        } else if (event instanceof TrainEvent.RolledBack back) {
            progress.clear();
            screen.println("diverged at update " + back.step() + ": " + back.why() + "; back to update " + back.to()
                    + ", rates times " + Numbers.text(back.factor()) + " from there");
        } else if (event instanceof TrainEvent.RateCut cut) {
            screen.println("rate " + cut.why() + " (from update " + cut.step() + " on)");
        }
    }

    private void tell(EpochResult result) {
        progress.clear();
        screen.printf(
                Locale.ROOT,
                "epoch %d%s  train loss %.4f%s%s%s  rate %.6g  %.2f s%n",
                result.epoch() + 1,
                result.whole() ? "" : ", update " + result.updates(),
                result.trainLoss(),
                scores("test", result.test()),
                scores("validation", result.validation()),
                scores("averaged", result.averaged()),
                result.eta(),
                result.seconds());
        screen.flush();
    }

    private static String scores(String name, Score score) {
        String loss = score.equals(Score.NONE) ? "" : String.format(Locale.ROOT, "  %s loss %.4f", name, score.loss());
        return Double.isNaN(score.accuracy())
                ? loss
                : loss + String.format(Locale.ROOT, "  %s accuracy %.4f", name, score.accuracy());
    }

    /** How a run has ended. */
    static String ending(Run run, History history) {
        return switch (history.ending()) {
            case COMPLETE ->
                "complete after " + history.updates() + " updates"
                        + (history.skips().isEmpty()
                                ? ""
                                : ", " + history.skips().size() + " of them skipped");
            case FLAT ->
                "stopped after " + history.updates() + " updates: the rate is at its floor and the loss is flat";
            case STOPPED ->
                "stopped early after " + history.updates() + " updates: the "
                        + run.options().evaluating().monitor() + " got no better";
            case DIVERGED ->
                "diverged at update " + (history.updates() - 1) + ": " + divergence(history, history.updates() - 1);
            case INTERRUPTED -> "interrupted after " + history.updates() + " updates";
        };
    }

    private static String divergence(History history, int last) {
        if (history.skips().contains((long) last)) {
            return "too many updates in a row were skipped";
        }
        return "the loss was " + (Double.isFinite(history.loss(last)) ? "above the limit" : "not finite");
    }
}
