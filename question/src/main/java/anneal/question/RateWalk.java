package anneal.question;

import anneal.describe.Formula;
import anneal.schedule.Constant;
import anneal.schedule.Phase;
import anneal.schedule.RateUse;
import anneal.schedule.Reading;
import anneal.schedule.Schedule;
import anneal.schedule.Trend;
import java.util.ArrayList;
import java.util.List;

/** The checks that look at the rates of a run one after another. */
final class RateWalk {
    /** The part of the peak below which a rate does nothing. */
    static final double VANISHED = 1e-6;

    private static final double EXPLODING = 10;
    private static final double JUMP = 0.05;
    private static final double WILD_JUMP = 0.5;
    private static final int JUMPS_SHOWN = 3;

    private final Schedule schedule;
    private final RunFacts run;
    private final Lint lint;
    private final long last;
    private final Places places;
    private final List<Long> restarts = new ArrayList<>();
    private int jumps;
    private double peak;

    RateWalk(Schedule schedule, RunFacts run, Lint lint) {
        this.schedule = schedule;
        this.run = run;
        this.lint = lint;
        last = run.updates() - 1;
        places = Places.of(run.updates(), schedule);
    }

    void check() {
        if (numbers()) {
            joints();
            zeros();
            restarts();
            ending();
            optimizer();
        }
    }

    /** Whether all rates are such that the other checks make sense. */
    private boolean numbers() {
        for (long step : places.steps()) {
            double rate = schedule.at(step);
            if (!(rate >= 0) || rate == Double.POSITIVE_INFINITY) {
                String code = Double.isFinite(rate) ? "negative-rate" : "not-a-number";
                lint.error(code, step, "the rate of update " + step + " is " + Lint.rounded(rate));
                return false;
            }
            if (peak <= EXPLODING && rate > EXPLODING) {
                lint.warning(
                        "exploding-rate",
                        step,
                        "the rate of update " + step + " is " + Lint.rounded(rate) + ", above "
                                + Lint.rounded(EXPLODING));
            }
            peak = Math.max(peak, rate);
        }
        if (peak == 0) {
            lint.error("always-zero", 0, "every rate is 0");
        }
        return peak > 0;
    }

    /** Looks at every pair of steps where one part hands over to another. */
    private void joints() {
        long[] steps = places.steps();
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] == steps[i - 1] + 1) {
                joint(steps[i]);
            }
        }
        if (jumps > JUMPS_SHOWN) {
            lint.warning("jump", last, "there are " + (jumps - JUMPS_SHOWN) + " more jumps");
        }
    }

    private void joint(long step) {
        List<Reading> before = leaves(step - 1);
        List<Reading> after = leaves(step);
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            Reading left = before.get(i);
            Reading right = after.get(i);
            Schedule part = right.schedule();
            if (left.schedule() == part && right.step() >= left.step()) {
                if (!part.getClass().isAnnotationPresent(Formula.class)) {
                    jump(step, left.value(), right.value(), WILD_JUMP);
                }
                continue;
            }
            double reached = left.schedule() instanceof Phase phase
                    ? phase.at(phase.steps())
                    : left.schedule().at(left.step() + 1);
            boolean up = right.value() > reached * (1 + JUMP);
            boolean held = left.schedule().trend() == Trend.STILL && part.trend() == Trend.STILL;
            if (up && left.schedule().trend() == Trend.FALLING) {
                restarts.add(step);
                return;
            }
            if (!held && jump(step, reached, right.value(), JUMP)) {
                return;
            }
        }
    }

    private boolean jump(long step, double from, double to, double least) {
        if (Math.abs(to - from) <= least * Math.max(from, to)) {
            return false;
        }
        jumps++;
        if (jumps <= JUMPS_SHOWN) {
            lint.warning(
                    "jump",
                    step,
                    "the rate jumps from " + Lint.rounded(from) + " to " + Lint.rounded(to) + " at update " + step);
        }
        return true;
    }

    /** What is read at a step that reads nothing else. */
    private List<Reading> leaves(long step) {
        List<Reading> leaves = new ArrayList<>(Places.path(schedule, step));
        leaves.removeIf(part -> !part.schedule().readings(part.step()).isEmpty());
        return leaves.isEmpty() ? List.of(new Reading("", schedule, step, (double) step, schedule.at(step))) : leaves;
    }

    private void zeros() {
        if (schedule.at(0) == 0) {
            lint.note("zero-at-start", 0, "the rate of the first update is 0: it does nothing");
        }
        long zero = -1;
        long[] steps = places.steps();
        for (int i = 1; i < steps.length && zero < 0; i++) {
            zero = schedule.at(steps[i]) == 0 ? steps[i] : -1;
        }
        boolean comesBack = false;
        for (long step : steps) {
            comesBack |= zero >= 0 && step > zero && schedule.at(step) > 0;
        }
        if (comesBack && !restarts.contains(zero + 1)) {
            lint.warning("zero-rate", zero, "the rate is 0 at update " + zero + " and comes back after it");
        }
        double half = schedule.at(run.updates() / 2);
        if (half < VANISHED * peak && !comesBack && !anyFound("horizon-short", "epochs-as-updates")) {
            lint.warning(
                    "vanishing-rate",
                    run.updates() / 2,
                    "after half of the run the rate is " + Lint.rounded(half) + ", "
                            + Lint.percent(half / peak)
                            + " of the peak: a factor of an epoch may be taken for that of an update");
        }
    }

    private boolean anyFound(String... codes) {
        for (String code : codes) {
            if (lint.found(code)) {
                return true;
            }
        }
        return false;
    }

    private void restarts() {
        if (restarts.isEmpty()) {
            return;
        }
        long latest = restarts.get(restarts.size() - 1);
        long before = restarts.size() > 1 ? restarts.get(restarts.size() - 2) : 0;
        String least = places.complete() ? "" : "at least ";
        lint.note(
                "restarts",
                latest,
                "it restarts " + least + restarts.size() + (restarts.size() == 1 ? " time" : " times")
                        + ", the last time at update " + latest + " of " + run.updates());
        if (run.updates() - latest <= (latest - before) / 10) {
            lint.warning(
                    "restart-before-end",
                    latest,
                    "it restarts at update " + latest + " of " + run.updates() + ": the run ends at "
                            + Lint.rounded(schedule.at(last)) + ", " + Lint.percent(schedule.at(last) / peak)
                            + " of the peak");
        }
    }

    private void ending() {
        double rate = schedule.at(last);
        double before = schedule.at(last - last / 20);
        if (rate > (1 + JUMP) * before && !anyFound("warmup-too-long", "restart-before-end", "peak-unreached")) {
            lint.warning(
                    "ends-rising",
                    last,
                    "the rate is still rising at the end: " + Lint.rounded(rate) + " after " + Lint.rounded(before));
        }
        lint.note(
                "last-rate",
                last,
                "the last update, " + last + ", has the rate " + Lint.rounded(rate) + ", " + Lint.percent(rate / peak)
                        + " of the peak " + Lint.rounded(peak));
    }

    private void optimizer() {
        boolean falls = schedule.at(last) < (1 - JUMP) * peak;
        if (run.rateUse() == RateUse.NO_SCHEDULE && falls) {
            lint.warning(
                    "schedule-free",
                    last,
                    run.optimizer() + " averages instead of decaying: after a warm-up the rate should stay at "
                            + Lint.rounded(peak) + ", but falls to " + Lint.rounded(schedule.at(last)));
        }
        if (run.rateUse() == RateUse.FINDS_ITS_OWN && Math.abs(peak - 1) > JUMP) {
            lint.warning(
                    "rate-free",
                    0,
                    run.optimizer() + " finds its rate by itself: the schedule should be a factor with the peak 1, but"
                            + " has " + Lint.rounded(peak));
        }
        if (run.rateUse() == RateUse.FIRST_ONLY && !(schedule instanceof Constant)) {
            lint.warning(
                    "first-rate-only",
                    0,
                    run.optimizer() + " uses the rate of the first update, " + Lint.rounded(schedule.at(0))
                            + ", and no other: a schedule changes nothing");
        }
    }
}
