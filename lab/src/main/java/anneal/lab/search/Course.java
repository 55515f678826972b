package anneal.lab.search;

import anneal.lab.search.Strategy.Move;
import anneal.notation.Numbers;
import anneal.notation.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way of one rate to the end of a trial: held until the loss flattens, cut there, held again.
 *
 * <p>With {@code E} epochs to a trial, whether the loss is {@link Flatness flat} is decided by its last {@code w}, the square root
 * of {@code E}, rounded, at least 3; it is the loss of the mean of the last epoch's weights where the judge has that, which is
 * smooth. Where it is flat, or {@code w} epochs before the end if it never was, the trial goes on uncut and, beside it, cut by
 * each factor, for a third of what remains, at least {@code w} epochs. Then the judge decides who goes on. The first cut that
 * pays decides the factor, by which alone it is tried to cut again; one that does not pay is the last, and the trial goes on to
 * its end.
 *
 * <p>All of it goes on epoch by epoch. Not thread-safe.
 */
final class Course {
    private static final int LEAST_WINDOW = 3;
    private static final int THIRD = 3;

    private final Subject subject;
    private final Function<Candidate, Trial> trials;
    private final int first;
    private final int end;
    private final int window;
    private final double rate;
    private final List<Integer> milestones = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();

    /** Those under way, the uncut one first, with what came of each epoch since the last cut. */
    private final Map<Trial, List<Result>> runners = new LinkedHashMap<>();

    private final Deque<Trial> waiting = new ArrayDeque<>();
    private List<Double> factors;
    private Trial trunk;
    private int epoch;
    private int untold;
    private boolean due;
    private boolean settled;

    /** The comparison under way, or the last one. */
    private Cut comparison;

    /**
     * A course that has not begun.
     *
     * @param trunk at a constant rate
     * @param first epochs after which it may be cut at the earliest
     * @param factors by which it is tried to cut the rate, in (0, 1)
     * @param trials makes a trial of a candidate
     */
    Course(Subject subject, Trial trunk, int first, List<Double> factors, Function<Candidate, Trial> trials) {
        this.subject = subject;
        this.trials = trials;
        this.first = first;
        this.end = subject.run().epochs();
        this.window = window(end);
        this.rate = trunk.candidate().constantRate();
        this.factors = List.copyOf(factors);
        this.trunk = trunk;
        this.comparison = new Cut(0, false, 0, List.of(trunk), List.of(), trunk);
        runners.put(trunk, new ArrayList<>());
        waiting.add(trunk);
    }

    /** Epochs by which it is decided whether the loss is flat. */
    static int window(int epochs) {
        return Math.max(LEAST_WINDOW, (int) Math.round(Math.sqrt(epochs)));
    }

    /** The cuts that were tried. */
    List<Cut> cuts() {
        return cuts;
    }

    /** Epochs that are not asked for yet, if no other cut is tried. */
    int need() {
        return need(end);
    }

    /** The same up to an epoch, before which nothing is cut, or the end. */
    int need(int to) {
        if (waiting.isEmpty() && untold == 0) {
            return 0;
        }
        int next = epoch + 1;
        int compared = Math.max(next, comparison.until());
        return waiting.size() + runners.size() * (compared - next) + to - compared;
    }

    /** Epochs that it takes, about, if cuts are tried as long as they pay. */
    int most() {
        return need() == 0 || settled ? need() : need() + end - epoch + (cuts.isEmpty() && !comparing() ? trying() : 0);
    }

    /** Epochs that it takes if a cut is tried now. */
    int needWithCut() {
        return need() + trying();
    }

    private int trying() {
        return factors.size() * stretch();
    }

    /** Epochs after which a cut is judged. */
    private int stretch() {
        int left = end - epoch;
        return Math.min(left, Math.max(window, (left + THIRD - 1) / THIRD));
    }

    private boolean comparing() {
        return comparison.until() > epoch;
    }

    /** What to train next, if there is something, within so many epochs. */
    Optional<Move> ask(double left) {
        if (due) {
            due = false;
            if (needWithCut() <= left) {
                compare();
            } else {
                settled = true;
            }
        }
        Optional<Move> move = Optional.ofNullable(waiting.poll()).map(trial -> new Move(trial, epoch, epoch + 1));
        untold += move.isPresent() ? 1 : 0;
        return move;
    }

    private void compare() {
        factors.stream().map(this::cut).map(trials).forEach(trial -> {
            runners.put(trial, new ArrayList<>());
            waiting.add(trial);
        });
        comparison = new Cut(epoch, isFlat(), epoch + stretch(), List.copyOf(runners.keySet()), factors, trunk);
    }

    /** The trunk's schedule with one more milestone, here. */
    private Candidate cut(double factor) {
        String places = milestones.stream().map(place -> place + "ep, ").collect(Collectors.joining());
        String schedule = "milestones(" + Numbers.text(rate) + ", [" + places + epoch + "ep], gamma="
                + Numbers.text(factor) + ")";
        Candidate before = trunk.candidate();
        return new Candidate(
                before.values(), before.optimizer(), Settings.parse(schedule).toString());
    }

    /** What came of an answer. */
    void tell(Move move, Result result) {
        Objects.requireNonNull(runners.get(move.trial())).add(result);
        untold--;
        if (waiting.isEmpty() && untold == 0) {
            epoch++;
            runners.values().removeIf(results -> !last(results).alive());
            turn();
        }
    }

    private static Result last(List<Result> results) {
        return results.get(results.size() - 1);
    }

    private void turn() {
        if (!runners.isEmpty() && epoch == comparison.until()) {
            keepBest();
        }
        if (epoch < end) {
            waiting.addAll(runners.keySet());
            due = !runners.isEmpty() && !settled && !comparing() && mayCut();
        }
    }

    /** Of equals the one that was cut least. */
    private void keepBest() {
        List<Trial> left = List.copyOf(runners.keySet());
        double[] scores = (epoch == end ? Judge.AS_IS : subject.judge())
                .scores(runners.values().stream().map(Course::last).toList());
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] < scores[best] ? i : best;
        }
        comparison = comparison.keeping(left.get(best));
        cuts.add(comparison);
        goOn(comparison);
    }

    private void goOn(Cut judged) {
        settled = !judged.pays();
        judged.factor().ifPresent(factor -> {
            milestones.add(judged.epoch());
            factors = List.of(factor);
        });
        trunk = judged.kept();
        runners.keySet().retainAll(Set.of(trunk));
    }

    private boolean mayCut() {
        return epoch == end - window || (epoch >= first && epoch < end - window && isFlat());
    }

    private boolean isFlat() {
        List<Result> results = Objects.requireNonNull(runners.get(trunk));
        return results.size() >= window
                && Flatness.flat(results.subList(results.size() - window, results.size()).stream()
                        .mapToDouble(Result::averagedLoss)
                        .toArray());
    }
}
