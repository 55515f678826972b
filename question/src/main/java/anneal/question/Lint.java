package anneal.question;

import anneal.notation.Clock;
import anneal.notation.NotationException;
import anneal.notation.Numbers;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks a schedule against the run it is meant for.
 *
 * <p>Ordinary recipes get notes only: the rate of the last update, a first update at the rate 0, how often it restarts.
 * What is more than a note is sorted before it.
 */
public final class Lint {
    private static final int DIGITS_SHOWN = 4;

    private final RunFacts run;
    private final List<Finding> findings = new ArrayList<>();

    Lint(RunFacts run) {
        this.run = run;
    }

    /** What is to be said of a plan in a run; where it cannot be resolved, that alone. */
    public static List<Finding> of(Plan plan, RunFacts run) {
        Schedule schedule;
        Lint lint = new Lint(run);
        try {
            schedule = plan.resolve(run.clock()).schedule();
            if (run.checkpointUpdates() > 0) {
                Clock before = run.clock().withUpdates(run.checkpointUpdates());
                lint.resumed(plan.resolve(before).schedule(), schedule);
            }
        } catch (NotationException e) {
            return List.of(new Finding(Severity.ERROR, "unresolved", 0, String.valueOf(e.getMessage())));
        }
        return lint.checked(schedule);
    }

    /** What is to be said of a schedule in a run. */
    public static List<Finding> of(Schedule schedule, RunFacts run) {
        return new Lint(run).checked(schedule);
    }

    private List<Finding> checked(Schedule schedule) {
        new Lengths(schedule, run, this).check();
        new RateWalk(schedule, run, this).check();
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    /** A plan whose lengths are shares of the run means something else in a run of another length. */
    private void resumed(Schedule before, Schedule now) {
        if (!before.equals(now)) {
            long step = Math.min(run.checkpointUpdates(), run.updates()) / 2;
            error(
                    "resume-horizon",
                    step,
                    "the checkpoint was made for a run of " + run.checkpointUpdates() + " updates, this one has "
                            + run.updates() + ": at update " + step + " the rate was " + rounded(before.at(step))
                            + " and is now " + rounded(now.at(step)));
        }
    }

    boolean found(String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    void error(String code, long step, String message) {
        findings.add(new Finding(Severity.ERROR, code, step, message));
    }

    void warning(String code, long step, String message) {
        findings.add(new Finding(Severity.WARNING, code, step, message));
    }

    void note(String code, long step, String message) {
        findings.add(new Finding(Severity.NOTE, code, step, message));
    }

    static String rounded(double value) {
        boolean plain = Double.isFinite(value);
        return Numbers.text(
                plain
                        ? new BigDecimal(value)
                                .round(new MathContext(DIGITS_SHOWN))
                                .doubleValue()
                        : value);
    }

    static String percent(double share) {
        return rounded(share * 100) + " %";
    }
}
