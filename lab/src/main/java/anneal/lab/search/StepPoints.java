package anneal.lab.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a constant rate is to be cut, and by how much.
 *
 * <p>First some constant rates are trained for a fifth of a trial; up to there a trunk's loss tells how the schedules that
 * begin with it will do. From the best of them on, each goes its {@link Course} to the end, as many as the budget suffices for;
 * the next is begun when there is enough for a cut of it beside all that those under way may take. What is under way always
 * gets to the end: where the budget does not suffice to try a cut, it goes there uncut.
 */
final class StepPoints implements Strategy {
    private static final int FIFTH = 5;

    private final Sampler sampler;
    private final Subject subject;
    private final int rates;
    private final List<Double> factors;
    private final int fifth;
    private final Ladder trunks;
    private final Set<String> drawnBefore = new HashSet<>();
    private final List<Course> courses = new ArrayList<>();
    private final Map<Trial, Course> homes = new HashMap<>();
    private final Farthest farthest = new Farthest();
    private int drawn;
    private int untoldRates;
    private int trials;

    /**
     * A search that has not begun.
     *
     * @param rates how many constant rates are drawn
     * @param factors by which it is tried to cut them
     */
    StepPoints(Sampler sampler, Subject subject, int rates, List<Double> factors) {
        int epochs = subject.run().epochs();
        int least = 2 * Course.window(epochs);
        if (epochs < least) {
            throw new IllegalArgumentException(
                    "epochs must be >= " + least + " to find step points, but was " + epochs);
        }
        if (subject.judge() == Judge.PROBE) {
            throw new IllegalArgumentException(
                    "judge must be as-is, average or rank-sum to find step points, but was probe");
        }
        this.sampler = sampler;
        this.subject = subject;
        this.rates = rates;
        this.factors = factors;
        this.fifth = epochs / FIFTH;
        this.trunks = new Ladder(List.of(fifth, epochs), subject.judge());
    }

    @Override
    public Optional<Move> ask(double left) {
        Optional<Move> rate = rate(left);
        if (rate.isPresent() || untoldRates > 0) {
            return rate;
        }
        for (Course course : courses) {
            int others = courses.stream().mapToInt(Course::need).sum() - course.need();
            Optional<Move> move = course.ask(left - others);
            if (move.isPresent()) {
                homes.put(move.get().trial(), course);
                return move;
            }
        }
        return beginning(left);
    }

    /** The next constant rate; one that was drawn before is left out. */
    private Optional<Move> rate(double left) {
        while (drawn < rates && fifth <= left) {
            Optional<Candidate> candidate = sampler.next(
                    drawn,
                    trunks.bestFirst().stream()
                            .map(trial -> trial.candidate().values())
                            .toList());
            drawn = candidate.isEmpty() ? rates : drawn + 1;
            if (candidate.isPresent()
                    && drawnBefore.add(
                            candidate.get().optimizer() + "; " + candidate.get().constantRate())) {
                untoldRates++;
                return Optional.of(new Move(trial(candidate.get()), 0, fifth));
            }
        }
        return Optional.empty();
    }

    private Trial trial(Candidate candidate) {
        return new Trial(trials++, candidate, subject.run().seed());
    }

    /** The next course, of the best rate that has none. */
    private Optional<Move> beginning(double left) {
        Optional<Trial> best = trunks.ranked(0).stream()
                .filter(trunk -> !homes.containsKey(trunk))
                .findFirst();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Course course = new Course(subject, best.get(), fifth, factors, this::trial);
        int promised = courses.stream().mapToInt(Course::most).sum();
        if ((courses.isEmpty() ? course.need() : promised + course.needWithCut()) > left) {
            return Optional.empty();
        }
        courses.add(course);
        homes.put(best.get(), course);
        return course.ask(left);
    }

    @Override
    public void tell(Move move, Result result) {
        farthest.reached(move.trial(), move.to(), result);
        if (move.from() == 0) {
            untoldRates--;
            trunks.put(move.trial(), 0, result);
        } else {
            Objects.requireNonNull(homes.get(move.trial())).tell(move, result);
        }
    }

    @Override
    public List<Trial> bestFirst() {
        return farthest.bestFirst();
    }

    @Override
    public List<Cut> cuts() {
        return courses.stream().flatMap(course -> course.cuts().stream()).toList();
    }
}
