package anneal.question;

import anneal.notation.Plan;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Hold;
import anneal.schedule.Milestones;
import anneal.schedule.Phase;
import anneal.schedule.Piecewise;
import anneal.schedule.Points;
import anneal.schedule.Ramp;
import anneal.schedule.Restarts;
import anneal.schedule.Schedule;
import anneal.schedule.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The schedules that may have made a logged column of rates.
 *
 * <p>Constant rates, steps and milestones, every one-way curve, exponential and inverse decay, all of them behind a warm-up
 * and a hold, warm restarts, triangles, and any of these read once an epoch. A log with few digits is matched within half
 * of its last digit; numbers come back as round as the log allows.
 *
 * @param candidates what agrees with the log, the simplest first; where nothing does, one approximation
 * @param exact whether they agree with the log to its last digit
 */
public record Fit(List<Candidate> candidates, boolean exact) {
    private static final int APPROXIMATION_POINTS = 20;
    private static final int SHIFT_PENALTY = 12;

    /**
     * A schedule that may have made the log.
     *
     * @param schedule on the log's own count, but for {@code ahead}
     * @param ahead by how many updates the log's count differs: its step {@code k} has the schedule's rate at
     *     {@code k + ahead}
     * @param largestError the largest difference between a logged rate and the schedule's
     * @param rms the root of the mean square of the differences
     */
    public record Candidate(Schedule schedule, long ahead, double largestError, double rms) {

        /** The schedule on the log's own count: read later or earlier where that differs. */
        public Schedule asLogged() {
            if (ahead == 0) {
                return schedule;
            }
            return ahead > 0 ? schedule.skip(ahead) : schedule.delay(-ahead);
        }

        /** The schedule, how well it fits, and how the log counts. */
        @Override
        public String toString() {
            String count = ahead == 0 ? "" : ahead > 0 ? ", the log is one update ahead" : ", the log counts from 1";
            return Plan.of(schedule) + "  (off by at most " + Lint.rounded(largestError) + ", rms " + Lint.rounded(rms)
                    + count + ")";
        }
    }

    public Fit {
        candidates = List.copyOf(candidates);
    }

    /** A line for each candidate; where nothing fits, it says so first. */
    @Override
    public String toString() {
        String lines = candidates.stream().map(Candidate::toString).collect(Collectors.joining("\n"));
        return exact ? lines : "no known schedule gives these rates; the nearest in straight lines:\n" + lines;
    }

    /** The simplest schedule there is. */
    public Candidate best() {
        return candidates.get(0);
    }

    /**
     * Finds the schedules of a log.
     *
     * @param steps the logged updates, increasing; there may be gaps
     * @param rates the rate at each of them
     */
    public static Fit of(long[] steps, double[] rates) {
        RateLog log = RateLog.of(steps, rates);
        List<Candidate> found = found(log);
        if (found.isEmpty()) {
            found = found(RateLog.of(steps, rates, true));
        }
        return found.isEmpty() ? new Fit(List.of(candidate(approximation(log), 0, log)), false) : new Fit(found, true);
    }

    private static List<Candidate> found(RateLog log) {
        TreeMap<String, Candidate> found =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (long ahead : new long[] {0, -1, 1}) {
            if (log.steps[0] + ahead < 0) {
                continue;
            }
            RateLog shifted = log.shifted(-ahead);
            for (Schedule schedule : new Search(shifted).all()) {
                String text = Plan.of(schedule).toString();
                if (!found.containsKey(text)) {
                    String key = text + " ".repeat(ahead == 0 ? 0 : SHIFT_PENALTY);
                    found.putIfAbsent(key, candidate(schedule, ahead, shifted));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Candidate candidate(Schedule schedule, long ahead, RateLog log) {
        return new Candidate(schedule, ahead, log.largestError(schedule), Math.sqrt(log.meanSquare(schedule)));
    }

    /** Straight lines through some of the points: always the one that is missed most is added. */
    private static Schedule approximation(RateLog log) {
        List<Integer> used = new ArrayList<>(List.of(0, log.size() - 1));
        Schedule lines = through(log, used);
        while (used.size() < Math.min(log.size(), APPROXIMATION_POINTS)) {
            int worst = 0;
            for (int i = 0; i < log.size(); i++) {
                worst = missed(log, lines, i) > missed(log, lines, worst) ? i : worst;
            }
            if (used.contains(worst)) {
                break;
            }
            used.add(worst);
            used.sort(Comparator.naturalOrder());
            lines = through(log, used);
        }
        return lines;
    }

    private static double missed(RateLog log, Schedule schedule, int place) {
        return Math.abs(schedule.at(log.steps[place]) - log.rates[place]);
    }

    private static Schedule through(RateLog log, List<Integer> places) {
        return new Points(
                places.stream().map(place -> log.steps[place]).toList(),
                places.stream().map(place -> log.rates[place]).toList(),
                new Curve.Linear());
    }

    /** One search in a log whose count is taken as it is. */
    private static final class Search {
        private static final int FEWEST_HELD_RUNS = 4;
        private static final int MOST_PIECES = 20;

        private final RateLog log;
        private final int size;
        private final List<Schedule> found = new ArrayList<>();

        Search(RateLog log) {
            this.log = log;
            size = log.size();
        }

        List<Schedule> all() {
            steps();
            if (found.isEmpty()) {
                smooth(log, true).forEach(this::keep);
            }
            if (found.isEmpty()) {
                held();
            }
            if (found.isEmpty()) {
                pieces();
            }
            return found;
        }

        private void keep(Schedule schedule) {
            if (log.agrees(schedule)) {
                found.add(schedule);
            }
        }

        private void steps() {
            List<Integer> runs = log.runs();
            if (runs.size() == 1) {
                found.addAll(new Fall(log, Double.NaN).found());
            } else if (runs.size() <= 1 + size / 3) {
                cuts(runs);
            }
        }

        private void cuts(List<Integer> runs) {
            double first = log.rates[0];
            for (double gamma : Round.forms(log.rates[runs.get(1)] / first)) {
                if (gamma > 0 && gamma < 1) {
                    for (long every : period(runs)) {
                        keep(new Step(first, every, gamma));
                        if (!found.isEmpty()) {
                            return;
                        }
                    }
                    keep(new Milestones(first, switches(runs), gamma));
                    if (!found.isEmpty()) {
                        return;
                    }
                }
            }
        }

        /** The steps at which the runs but the first may begin, as round as the log allows. */
        private List<Long> switches(List<Integer> runs) {
            return runs.stream()
                    .skip(1)
                    .map(start -> Round.between(log.steps[start - 1] + 1, log.steps[start])
                            .get(0))
                    .toList();
        }

        private void pieces() {
            List<Integer> runs = log.runs();
            if (runs.size() > 1 && runs.size() <= Math.min(MOST_PIECES, 1 + size / 5)) {
                keep(new Piecewise(runs.stream().map(start -> log.rates[start]).toList(), switches(runs)));
            }
        }

        /** The lengths that every run may have if all have the same, the roundest first. */
        private List<Long> period(List<Integer> runs) {
            long low = 1;
            long high = Long.MAX_VALUE;
            for (int i = 1; i < runs.size(); i++) {
                low = Math.max(low, log.steps[runs.get(i) - 1] / i + 1);
                high = Math.min(high, log.steps[runs.get(i)] / i);
            }
            return Round.between(low, high);
        }

        private void held() {
            List<Integer> runs = log.runs();
            if (runs.size() < FEWEST_HELD_RUNS || runs.size() > size / 2) {
                return;
            }
            for (long every : period(runs)) {
                long[] steps = new long[runs.size()];
                double[] rates = new double[runs.size()];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = i * every;
                    rates[i] = log.rates[runs.get(i)];
                }
                smooth(RateLog.of(steps, rates), true).forEach(schedule -> keep(schedule.held(every)));
                if (!found.isEmpty()) {
                    return;
                }
            }
        }

        /** What falls, what rises to a peak and then falls or stays, and what begins again. */
        private static List<Schedule> smooth(RateLog log, boolean restarts) {
            int top = 0;
            while (top + 1 < log.size() && (log.rates[top + 1] > log.rates[top] || log.same(top, top + 1))) {
                top++;
            }
            int peak = top;
            while (peak > 0 && log.same(peak - 1, top)) {
                peak--;
            }
            int rise = top;
            while (rise + 1 < log.size() && (log.rates[rise + 1] < log.rates[rise] || log.same(rise, rise + 1))) {
                rise++;
            }
            if (rise + 1 < log.size()) {
                return restarts ? again(log, peak, rise + 1) : List.of();
            }
            if (peak == 0) {
                List<Schedule> whole = new Fall(log, log.steps[0] == 0 && top > 0 ? log.rates[0] : Double.NaN).found();
                return whole.isEmpty() && top > 0 ? stay(log, 0, top) : whole;
            }
            return rising(log, peak, top);
        }

        /** A hold from step 0 on and then a fall. */
        private static List<Schedule> stay(RateLog log, int from, int top) {
            double value = round(log, top, log.rates[top]);
            for (long start : Round.between(log.steps[top], log.steps[top + 1] - 1)) {
                for (Schedule fall : new Fall(log.part(top + 1, log.size(), start), value).found()) {
                    Schedule all = new Hold(value, start).then(fall);
                    if (log.part(from, log.size(), 0).agrees(all)) {
                        return List.of(all);
                    }
                }
            }
            return List.of();
        }

        private static double round(RateLog log, int place, double value) {
            for (double form : Round.forms(value)) {
                if (log.part(place, place + 1, 0).agrees(new Constant(form))) {
                    return form;
                }
            }
            return value;
        }

        private static List<Schedule> rising(RateLog log, int peak, int top) {
            List<Schedule> found = new ArrayList<>();
            long earliest = log.steps[peak - 1] + 1;
            long latest = top > peak || top + 1 == log.size() ? log.steps[peak] : log.steps[top + 1] - 1;
            for (Curve curve : List.of(new Curve.Linear(), new Curve.Cosine())) {
                for (long warmup : Round.between(earliest, latest)) {
                    int inside = log.steps[peak] <= warmup ? peak + 1 : peak;
                    RateLog part = log.part(0, inside, 0);
                    if (new Fall(part, Double.NaN).ramp(curve, List.of(warmup)) instanceof Ramp ramp) {
                        after(log, ramp, peak, top).forEach(rest -> found.add(ramp.then(rest)));
                    }
                }
            }
            found.removeIf(schedule -> !log.agrees(schedule));
            found.sort(Comparator.comparingInt(Fall::size));
            return found;
        }

        private static List<Schedule> after(RateLog log, Ramp ramp, int peak, int top) {
            if (top > peak && !log.part(peak, peak + 1, 0).agrees(new Constant(ramp.to()))) {
                return List.of();
            }
            int first = log.steps[peak] >= ramp.steps() ? peak : peak + 1;
            if (first >= log.size() || top + 1 == log.size()) {
                return List.of(new Constant(ramp.to()));
            }
            RateLog rest = log.part(first, log.size(), ramp.steps());
            List<Schedule> falls = new Fall(rest, ramp.to()).found();
            return falls.isEmpty() && top > peak ? stay(rest, 0, top - first) : falls;
        }

        /** Cycles, the second of which begins at a place. */
        private static List<Schedule> again(RateLog log, int peak, int second) {
            List<Schedule> found = new ArrayList<>();
            for (Phase cycle : cycles(log, peak, second)) {
                for (int growth = 1; growth <= 3; growth++) {
                    Restarts plain = new Restarts(cycle, growth, 1, 0);
                    if (log.agrees(plain)) {
                        found.add(plain);
                    }
                    found.addAll(lower(log, cycle, growth, second));
                }
                if (!found.isEmpty()) {
                    break;
                }
            }
            return found;
        }

        private static List<Schedule> lower(RateLog log, Phase cycle, int growth, int second) {
            double floor = cycle.at(cycle.steps());
            Schedule plain = new Restarts(cycle, growth, 1, 0);
            double height = plain.at(log.steps[second]) - floor;
            for (double decay : Round.forms((log.rates[second] - floor) / height)) {
                if (decay > 0 && decay < 1) {
                    Restarts restarts = new Restarts(cycle, growth, decay, floor);
                    if (log.agrees(restarts)) {
                        return List.of(restarts);
                    }
                }
            }
            return List.of();
        }

        private static List<Phase> cycles(RateLog log, int peak, int second) {
            List<Phase> cycles = new ArrayList<>();
            long earliest = log.steps[second - 1] + 1;
            if (peak == 0) {
                RateLog part = log.part(0, second, 0);
                Fall fall = new Fall(part, Double.NaN);
                for (long length : Round.between(earliest, log.steps[second])) {
                    for (Curve curve : List.of(new Curve.Cosine(), new Curve.Linear())) {
                        if (fall.ramp(curve, List.of(length)) instanceof Ramp ramp) {
                            cycles.add(ramp);
                        }
                    }
                }
                return cycles;
            }
            long up = log.steps[peak];
            long down = log.steps[second - 1] - up;
            if (down > 0) {
                double low = round(log, second - 1, log.rates[second - 1]);
                double high = round(log, peak, log.rates[peak]);
                Curve line = new Curve.Linear();
                cycles.add(new Ramp(low, high, up, line).then(new Ramp(high, low, down, line)));
            }
            return cycles;
        }
    }
}
