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
 * begin with it will do. From the best of them on, each goes on its {@link Course} to the end, as many as the budget suffices for;
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

    /** Those of rates that have not been trained for a fifth of a trial. */
    private final List<Course> looked = new ArrayList<>();

    /** Those that go to the end. */
    private final List<Course> courses = new ArrayList<>();

    private final Map<Trial, Course> homes = new HashMap<>();
    private final Farthest farthest = new Farthest();
    private int drawn;
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
        Optional<Move> look = look(left);
        if (look.isPresent() || !looked.isEmpty()) {
            return look;
        }
        for (Course course : courses) {
            int others = courses.stream().mapToInt(Course::need).sum() - course.need();
            Optional<Move> move = ask(course, left - others);
            if (move.isPresent()) {
                return move;
            }
        }
        return beginning(left);
    }

    private Optional<Move> ask(Course course, double left) {
        Optional<Move> move = course.ask(left);
        move.ifPresent(asked -> homes.put(asked.trial(), course));
        return move;
    }

    /** An epoch of the rates that are looked at, or of the next one; one that was drawn before is left out. */
    private Optional<Move> look(double left) {
        for (Course course : looked) {
            Optional<Move> move = ask(course, 0);
            if (move.isPresent()) {
                return move;
            }
        }
        while (drawn < rates
                && fifth + looked.stream().mapToInt(this::needToLook).sum() <= left) {
            Optional<Candidate> candidate = sampler.next(
                    drawn,
                    trunks.bestFirst().stream()
                            .map(trial -> trial.candidate().values())
                            .toList());
            drawn = candidate.isEmpty() ? rates : drawn + 1;
            if (candidate.isPresent()
                    && drawnBefore.add(
                            candidate.get().optimizer() + "; " + candidate.get().constantRate())) {
                looked.add(new Course(subject, trial(candidate.get()), fifth, factors, this::trial));
                return ask(looked.get(looked.size() - 1), 0);
            }
        }
        return Optional.empty();
    }

    private int needToLook(Course course) {
        return course.need(fifth);
    }

    private Trial trial(Candidate candidate) {
        return new Trial(trials++, candidate, subject.run().seed());
    }

    /** The next course, of the best rate that has none. */
    private Optional<Move> beginning(double left) {
        Optional<Course> best = trunks.ranked(0)
                .map(this::home)
                .filter(course -> !courses.contains(course))
                .findFirst();
        int promised = courses.stream().mapToInt(Course::most).sum();
        if (best.isEmpty()
                || (courses.isEmpty()
                                ? best.get().need()
                                : promised + best.get().needWithCut())
                        > left) {
            return Optional.empty();
        }
        courses.add(best.get());
        return ask(best.get(), left);
    }

    private Course home(Trial trial) {
        return Objects.requireNonNull(homes.get(trial));
    }

    @Override
    public void tell(Move move, Result result) {
        farthest.reached(move.trial(), move.to(), result);
        Course course = home(move.trial());
        course.tell(move, result);
        if (looked.contains(course) && (move.to() == fifth || !result.alive())) {
            looked.remove(course);
            trunks.put(move.trial(), 0, result);
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
