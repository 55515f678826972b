package anneal.lab.audit;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Clock;
import anneal.notation.Plan;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audits of logs short enough to be written out. */
class AuditClosedFormsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            linear(8, 8)       | 8 7 6 5 4 3 2 1     | as planned
            linear(8, 8)       | 7 6 5 4 3 2 1 0     | the log is off by one: it has the rate of the next update, as when it is written after the schedule has moved on
            linear(8, 8)       | 8 8 7 6 5 4 3 2     | the log is off by one: it has the rate of the update before
            linear(8, 8)       | 4 3.5 3 2.5 2 1.5 1 0.5 | all rates are multiplied by 0.5
            linear(8, 8)       | 8 6 4 2 0 0 0 0     | the schedule was stepped 2 times too often: at its end after 4 of 8 updates
            linear(8, 8)       | 8 8 7 7 6 6 5 5     | the schedule was stepped 2 times too seldom: once in 2 updates
            linear(8, 8)       | 4 3 2 1 0 0 0 0     | the schedule was stepped 2 times too often: at its end after 4 of 8 updates, and all rates are multiplied by 0.5
            linear(8, 8)       | 8 8 6 6 4 4 2 2     | the schedule was read only once in 2 updates and held in between
            linear(8, 8)       | 8 7 6 6 5 4 3 2     | 1 update skipped: at the end the schedule is 1 behind the count of updates, first seen at update 3
            linear(8, 8)       | 8 7 6 5 4 0 0 0     | 3 updates skipped: at the end the schedule is 3 ahead of the count of updates, first seen at update 5
            linear(8, 8)       | 8 7.2 6.4 5.6 4.8 4 3.2 2.4 | the schedule was made for 10 updates instead of 8
            milestones(1, [4]) | 1 1 1 1 1 0.1 0.1 0.1 | the log is off by one: it has the rate of the update before
            3                  | 3 3 3 3 3 3 3 3     | as planned
            linear(8, 8)       | 8 1 7 2 6 3 5 4     | the rates differ from the plan, and no single known mistake explains it
            """)
    void explains(String plan, String rates, String words) {
        RateLog log = log(rates);
        Audit audit = Audit.of(new Planned(Plan.parse(plan), Clock.UNKNOWN, log), log);
        assertThat(audit.words()).isEqualTo(words);
        assertThat(audit.asPlanned()).isEqualTo(words.equals("as planned"));
        assertThat(audit.compared()).isEqualTo(8);
    }

    @Test
    void countsWhatDiffersAndWhereItBegins() {
        RateLog log = log("8 7 6 6 5 4 3 2");
        Audit audit = Audit.of(new Planned(Plan.parse("linear(8, 8)"), Clock.UNKNOWN, log), log);
        assertThat(audit.differing()).isEqualTo(5);
        assertThat(audit.firstDifference()).isEqualTo(3);
    }

    @Test
    void updatesThatAreNotInTheLogAreFound() {
        TreeMap<Long, Double> rates = new TreeMap<>();
        for (long step = 0; step < 100; step++) {
            rates.put(step, 100.0 - step);
        }
        rates.keySet().removeIf(step -> step >= 40 && step < 43);
        Audit audit = audit("linear(100, 100)", rates);
        assertThat(audit.cause()).isEqualTo(Cause.NOT_LOGGED);
        assertThat(audit.words())
                .isEqualTo("3 updates skipped in the log, the first of them update 40; the rates that it has are as"
                        + " planned");
        assertThat(audit.asPlanned()).isFalse();
        assertThat(audit.differing()).isZero();
        assertThat(audit.firstDifference()).isEqualTo(-1);
    }

    @Test
    void aLogOfEveryTenthUpdateIsWhole() {
        TreeMap<Long, Double> rates = new TreeMap<>();
        for (long step = 0; step < 100; step += 10) {
            rates.put(step, 100.0 - step);
        }
        assertThat(audit("linear(100, 100)", rates).asPlanned()).isTrue();
    }

    @Test
    void anEpochsScheduleSteppedAtEveryUpdate() {
        TreeMap<Long, Double> rates = new TreeMap<>();
        for (long step = 0; step < 1400; step++) {
            rates.put(step, Math.max(0, 10.0 - step));
        }
        RateLog log = RateLog.of(rates);
        Audit audit = Audit.of(new Planned(Plan.parse("linear(10, 10ep)"), new Clock(140, 0, 0, 1400), log), log);
        assertThat(audit.words())
                .isEqualTo("the schedule was stepped 140 times too often: at its end after 10 of 1400 updates");
    }

    @Test
    void aPlateauIsReplayedFromTheEpochsLosses() {
        TreeMap<Long, Double> rates = new TreeMap<>();
        for (long step = 0; step < 8; step++) {
            rates.put(step, step < 6 ? 8.0 : 4.0);
        }
        TreeMap<Long, Double> losses = new TreeMap<>();
        losses.put(2L, 1.0);
        losses.put(4L, 0.5);
        losses.put(6L, 0.5);
        RateLog log = new RateLog(rates, losses, new TreeSet<>());
        Plan plan = Plan.parse("8 under plateau(factor=0.5, patience=0)");
        assertThat(Audit.of(new Planned(plan, Clock.ofEpochs(2), log), log).asPlanned())
                .isTrue();
        losses.put(6L, 0.25);
        RateLog other = new RateLog(rates, losses, new TreeSet<>());
        assertThat(Audit.of(new Planned(plan, Clock.ofEpochs(2), other), other).asPlanned())
                .isFalse();
    }

    @Test
    void updatesThatTheLogSaysWereSkippedAreFound() {
        RateLog rates = log("8 7 6 5 4 3 2 1");
        TreeSet<Long> skipped = new TreeSet<>(List.of(2L, 3L, 6L));
        RateLog log = new RateLog(rates.rates(), rates.epochLosses(), skipped);
        Audit audit = Audit.of(new Planned(Plan.parse("linear(8, 8)"), Clock.UNKNOWN, log), log);
        assertThat(audit.cause()).isEqualTo(Cause.UPDATES_SKIPPED);
        assertThat(audit.words()).isEqualTo("3 updates skipped, the first of them update 2; all rates are as planned");
        assertThat(audit.asPlanned()).isFalse();
        assertThat(audit.differing()).isZero();
    }

    /** Eight mini-batches an epoch, four to an update: two updates an epoch, and a scheduler stepped for each mini-batch. */
    @Test
    void aSchedulerSteppedForEachMiniBatchIsFound() {
        Clock clock = Clock.accumulating(8, 16, 4).withUpdates(8);
        RateLog log = log("8 4 0 0 0 0 0 0");
        assertThat(Audit.of(new Planned(Plan.parse("linear(8, 4ep)"), clock, log), log)
                        .words())
                .isEqualTo("the schedule was stepped 4 times too often: at its end after 2 of 8 updates");
    }

    private static Audit audit(String plan, TreeMap<Long, Double> rates) {
        RateLog log = RateLog.of(rates);
        return Audit.of(new Planned(Plan.parse(plan), Clock.UNKNOWN, log), log);
    }

    private static RateLog log(String rates) {
        TreeMap<Long, Double> log = new TreeMap<>();
        for (String rate : rates.split(" ")) {
            log.put((long) log.size(), Double.valueOf(rate));
        }
        return RateLog.of(log);
    }
}
