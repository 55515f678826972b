package anneal.question;

import anneal.schedule.Held;
import anneal.schedule.Phase;
import anneal.schedule.Reading;
import anneal.schedule.Restarts;
import anneal.schedule.Schedule;
import anneal.schedule.Step;
import anneal.schedule.Trend;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The checks of a schedule's lengths against the length of the run. */
final class Lengths {
    private static final int FEWEST_UPDATES_OF_AN_EPOCH = 5;
    private static final double NEAR = 0.01;

    private final Schedule schedule;
    private final RunFacts run;
    private final Lint lint;
    private final long updates;

    Lengths(Schedule schedule, RunFacts run, Lint lint) {
        this.schedule = schedule;
        this.run = run;
        this.lint = lint;
        updates = run.updates();
    }

    void check() {
        End end = End.of(schedule);
        boolean mixedUp = mixedUp(end);
        warmUp();
        if (!mixedUp && !end.open() && end.step() < updates - 1) {
            tooShort(end.step());
        }
        if (!mixedUp && end.step() > updates + 1 && !lint.found("warmup-too-long")) {
            tooLong(end.step());
        }
        if (!mixedUp) {
            milestones();
        }
        resumed(end);
    }

    private boolean mixedUp(End end) {
        long epoch = run.updatesPerEpoch();
        if (epoch >= FEWEST_UPDATES_OF_AN_EPOCH && run.epochs() > 1) {
            long counted = longest(unheld(schedule));
            if (counted > 1 && counted <= run.epochs() + 1) {
                lint.error(
                        "epochs-as-updates",
                        counted,
                        "a length of " + counted + " counts updates, but the run has " + run.epochs() + " epochs of "
                                + epoch + " updates: write " + counted + "ep if epochs are meant");
                return true;
            }
            if (end.step() / epoch >= updates / 2) {
                lint.error(
                        "updates-as-epochs",
                        updates - 1,
                        "it ends at update " + end.step() + ", which is " + rounded(end.step() / (double) updates)
                                + " times the run's " + updates
                                + ": a length in updates seems to be counted in epochs of " + epoch);
                return true;
            }
        }
        double batches = (double) updates * run.accumulation();
        if (run.accumulation() > 1 && Math.abs(end.step() - batches) <= NEAR * batches) {
            lint.error(
                    "batches-as-updates",
                    updates - 1,
                    "it ends at " + end.step() + ", the run's count of batches: with " + run.accumulation()
                            + " batches to an update there are " + updates + " updates");
            return true;
        }
        return false;
    }

    private static Schedule unheld(Schedule schedule) {
        return schedule instanceof Held held ? unheld(held.schedule()) : schedule;
    }

    /** The length that a schedule is built on: its end, its last milestone or its period; 0 where there is none. */
    private long longest(Schedule of) {
        End end = End.of(of);
        if (end.step() > 0) {
            return end.open() ? 0 : end.step();
        }
        if (of instanceof Step step) {
            return of.at(updates - 1) < of.at(0) * RateWalk.VANISHED ? step.every() : 0;
        }
        if (of instanceof Restarts restarts) {
            return restarts.growth() == 1 ? restarts.phase().steps() : 0;
        }
        List<Long> at = milestones(of);
        return at.isEmpty() ? 0 : at.get(at.size() - 1);
    }

    /** The steps at which a record switches, if it has a list of them. */
    private static List<Long> milestones(Schedule of) {
        List<Long> steps = new ArrayList<>();
        if (of instanceof Record && !(of instanceof Phase)) {
            for (RecordComponent component : of.getClass().getRecordComponents()) {
                if (component.getName().equals("at") && component.getType() == List.class) {
                    ((List<?>) value(component, of)).forEach(step -> steps.add((Long) step));
                }
            }
        }
        return steps;
    }

    private static Object value(RecordComponent component, Schedule of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void warmUp() {
        for (Reading part : parts(0)) {
            if (part.schedule() instanceof Phase phase
                    && phase.trend() == Trend.RISING
                    && phase.readings(0).isEmpty()
                    && phase.steps() > updates) {
                double peak = phase.at(phase.steps());
                lint.error(
                        "warmup-too-long",
                        updates - 1,
                        "the warm-up takes " + phase.steps() + " updates, but the run has " + updates
                                + ": the rate gets to " + rounded(phase.at(updates - 1)) + " of " + rounded(peak));
            }
        }
    }

    private void tooShort(long end) {
        double rest = schedule.at(end);
        String message =
                "it reaches its end at update " + end + " of " + updates + ": the rest runs at " + rounded(rest);
        boolean much = updates - end > updates / 10;
        if (rest == 0 && much) {
            lint.error("horizon-short", end, message);
        } else if (rest == 0 || much) {
            lint.warning("horizon-short", end, message);
        } else {
            lint.note("horizon-short", end, message);
        }
    }

    private void tooLong(long end) {
        double last = schedule.at(updates - 1);
        double peak = 0;
        for (long step : Places.of(end + 1, schedule).steps()) {
            peak = Math.max(peak, schedule.at(step));
        }
        double reached = 0;
        for (long step : Places.of(updates, schedule).steps()) {
            reached = Math.max(reached, schedule.at(step));
        }
        if (reached < 0.999 * peak) {
            lint.warning(
                    "peak-unreached",
                    updates - 1,
                    "the run ends at update " + updates + ", before the peak of " + rounded(peak)
                            + ": the highest rate is " + rounded(reached));
        }
        lint.warning(
                "horizon-long",
                updates - 1,
                "it ends at update " + end + ", but the run at " + updates + ": the last update still has "
                        + rounded(last) + ", " + Lint.percent(last / peak) + " of the peak");
    }

    private void milestones() {
        for (Reading part : parts(updates - 1)) {
            List<Long> late = milestones(part.schedule()).stream()
                    .filter(step -> step > part.step())
                    .toList();
            if (!late.isEmpty()) {
                String others = late.size() == 1 ? "" : " and " + (late.size() - 1) + " later";
                lint.warning(
                        "milestone-beyond-run",
                        updates - 1,
                        "the milestone " + late.get(0) + others + " is never reached: the last update is "
                                + part.step());
            }
        }
    }

    private void resumed(End end) {
        long before = run.checkpointUpdates();
        if (before > 0 && before != updates && !end.open() && !lint.found("resume-horizon")) {
            lint.warning(
                    "resume-horizon",
                    Math.min(before, updates),
                    "the checkpoint was made for a run of " + before + " updates, this one has " + updates
                            + " and a schedule that ends at " + end.step());
        }
    }

    /** The schedule and all it reads at a step. */
    private List<Reading> parts(long step) {
        List<Reading> parts = new ArrayList<>();
        parts.add(new Reading("", schedule, step, (double) step, schedule.at(step)));
        parts.addAll(Places.path(schedule, step));
        return parts;
    }

    private static String rounded(double value) {
        return Lint.rounded(value);
    }
}
