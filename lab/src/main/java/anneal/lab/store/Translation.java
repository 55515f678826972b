package anneal.lab.store;

import anneal.record.Scalars;
import anneal.train.Ending;
import anneal.train.EpochResult;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Turns a run's events, one after another, into what is taken down of them. */
final class Translation {
    static final String SECONDS = "seconds";
    static final String ROWS_PER_SECOND = "rows_per_second";
    static final String LOSS_SO_FAR = "loss_so_far";
    static final String FINAL = "final_";

    private double rowsPerUpdate = Double.NaN;
    private long updates;
    private double seconds;
    private int epoch;

    /** For a run that was evaluated last after so many updates, in so many seconds. */
    Translation(long updates, double seconds) {
        this.updates = updates;
        this.seconds = seconds;
    }

    /** For a run that goes on after what the store has of it. */
    static Translation after(Connection connection, long row) throws SQLException {
        String sql = "SELECT step + 1, value FROM latest JOIN curves USING (curve) WHERE run = ? AND name = ?";
        try (PreparedStatement query = Sql.prepare(connection, sql, row, SECONDS);
                ResultSet last = query.executeQuery()) {
            return last.next() ? new Translation(last.getLong(1), last.getDouble(2)) : new Translation(0, 0);
        }
    }

    List<Entry> entries(TrainEvent event, long millis) {
        List<Entry> entries = new ArrayList<>();
        if (event instanceof TrainEvent.Started started) {
            rowsPerUpdate = (double) started.rows() / started.batches();
            entries.add(new Entry.Begun(new StoredRun.Size(started.epochs(), started.batches(), started.rows())));
        } else if (event instanceof TrainEvent.Updated updated) {
            epoch = updated.epoch();
            scalars(entries, event, millis);
        } else if (event instanceof TrainEvent.Skipped skipped) {
            epoch = skipped.epoch();
            scalars(entries, event, millis);
            String why =
                    Double.isFinite(skipped.loss()) ? "the gradient was not finite" : "the loss was " + skipped.loss();
            entries.add(decided(skipped.step(), "skip", why, millis));
        } else if (event instanceof TrainEvent.EpochEnded ended) {
            evaluation(entries, event, ended.result(), millis);
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            evaluation(entries, event, evaluated.result(), millis);
        } else if (event instanceof TrainEvent.Tested tested) {
            result(entries, tested, millis);
        } else if (event instanceof TrainEvent.RateCut cut) {
            entries.add(decided(cut.step(), "cut", cut.why(), millis));
        } else if (event instanceof TrainEvent.RolledBack back) {
            entries.add(new Entry.Undone(back.to()));
            String why = back.why() + "; back to update " + back.to() + ", rates times " + back.factor();
            entries.add(decided(back.step(), "rollback", why, millis));
        } else if (event instanceof TrainEvent.Ended ended) {
            ending(entries, ended, millis);
        }
        return entries;
    }

    private void scalars(List<Entry> entries, TrainEvent event, long millis) {
        Scalars scalars = Scalars.of(event);
        scalars.values()
                .forEach((name, value) -> entries.add(new Entry.Figure(name, scalars.step(), epoch, value, millis)));
    }

    private void evaluation(List<Entry> entries, TrainEvent event, EpochResult result, long millis) {
        epoch = result.epoch();
        scalars(entries, event, millis);
        long step = result.updates() - 1;
        if (!result.whole()) {
            entries.add(new Entry.Figure(LOSS_SO_FAR, step, epoch, result.trainLoss(), millis));
        }
        entries.add(new Entry.Figure(SECONDS, step, epoch, result.seconds(), millis));
        double pace = (result.updates() - updates) * rowsPerUpdate / (result.seconds() - seconds);
        if (pace > 0 && Double.isFinite(pace)) {
            entries.add(new Entry.Figure(ROWS_PER_SECOND, step, epoch, pace, millis));
        }
        updates = result.updates();
        seconds = result.seconds();
    }

    private void result(List<Entry> entries, TrainEvent.Tested tested, long millis) {
        Score score = tested.test();
        long step = Math.max(0, tested.step() - 1);
        entries.add(new Entry.Figure(FINAL + "test_loss", step, epoch, score.loss(), millis));
        if (!Double.isNaN(score.accuracy())) {
            entries.add(new Entry.Figure(FINAL + "test_accuracy", step, epoch, score.accuracy(), millis));
        }
    }

    private static void ending(List<Entry> entries, TrainEvent.Ended ended, long millis) {
        switch (ended.ending()) {
            case COMPLETE -> {}
            case FLAT ->
                entries.add(decided(ended.step(), "flat", "the rate is at its floor and the loss is flat", millis));
            case STOPPED -> entries.add(decided(ended.step(), "early stop", "the metric got no better", millis));
            case DIVERGED ->
                entries.add(decided(ended.step() - 1, "divergence", "the loss ran off or was not finite", millis));
            case INTERRUPTED -> entries.add(decided(ended.step(), "interrupt", "the run was interrupted", millis));
        }
        entries.add(new Entry.Over(status(ended.ending()), millis));
    }

    private static Status status(Ending ending) {
        return switch (ending) {
            case COMPLETE, FLAT, STOPPED -> Status.FINISHED;
            case DIVERGED -> Status.DIVERGED;
            case INTERRUPTED -> Status.STOPPED;
        };
    }

    private static Entry decided(long step, String kind, String why, long millis) {
        return new Entry.Decided(new Decision(step, kind, why, millis));
    }
}
