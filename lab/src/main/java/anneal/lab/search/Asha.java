package anneal.lab.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asynchronous successive halving: of those that have reached a rung, one in {@code keep} goes on to the next; who is among
 * them is decided whenever somebody is free to train.
 *
 * <p>As long as the budget allows it, a new trial is begun when nobody may go on. What could no longer be trained to the end
 * is not begun: the rest of the budget goes to the best of those that were stopped, from the highest rung down, and to the end
 * at once. With one rung, the end, every trial is trained to the end.
 *
 * @see <a href="https://arxiv.org/abs/1810.05934">Li et al.: A system for massively parallel hyperparameter tuning, 2018,
 *     algorithm 2</a>
 */
final class Asha implements Strategy {
    private final Sampler sampler;
    private final Subject subject;
    private final Ladder ladder;
    private final int keep;
    private final Set<Trial> underWay = new HashSet<>();
    private final List<Set<Trial>> promoted;
    private int begun;
    private boolean exhausted;

    /**
     * A search that has not begun.
     *
     * @param rungs epochs after which trials are judged, the end among them
     * @param keep one in how many goes on, at least 2
     */
    Asha(Sampler sampler, Subject subject, List<Integer> rungs, int keep) {
        if (keep < 2) {
            throw new IllegalArgumentException("keep must be >= 2, but was " + keep);
        }
        this.sampler = sampler;
        this.subject = subject;
        this.ladder = new Ladder(rungs, subject.judge());
        this.keep = keep;
        this.promoted = rungs.stream().<Set<Trial>>map(rung -> new HashSet<>()).toList();
    }

    @Override
    public Optional<Move> ask(double left) {
        Optional<Move> promotion = promotion(left);
        if (promotion.isPresent()) {
            return promotion;
        }
        Optional<Move> beginning = beginning(left);
        return beginning.isPresent() ? beginning : remainder(left);
    }

    /** Someone who may go on, from the highest rung down. */
    private Optional<Move> promotion(double left) {
        for (int rung = ladder.top() - 1; rung >= 0; rung--) {
            if (cost(ladder.epochs(rung), rung + 1) <= left) {
                for (Trial trial :
                        ladder.ranked(rung).limit(ladder.count(rung) / keep).toList()) {
                    if (promoted.get(rung).add(trial)) {
                        return move(trial, ladder.epochs(rung), rung + 1);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Move> beginning(double left) {
        if (exhausted || left < leastToTheEnd()) {
            return Optional.empty();
        }
        Optional<Candidate> candidate = sampler.next(
                begun,
                ladder.bestFirst().stream()
                        .map(trial -> trial.candidate().values())
                        .toList());
        exhausted = candidate.isEmpty();
        return candidate.flatMap(
                drawn -> move(new Trial(begun++, drawn, subject.run().seed()), 0, 0));
    }

    /** The best of those that were stopped, once all that began have been judged for the first time. */
    private Optional<Move> remainder(double left) {
        if (underWay.stream().anyMatch(trial -> !ladder.has(trial, 0))) {
            return Optional.empty();
        }
        for (int rung = ladder.top() - 1; rung >= 0; rung--) {
            for (Trial trial : ladder.ranked(rung).toList()) {
                if (cost(ladder.epochs(rung), ladder.top()) <= left
                        && promoted.get(rung).add(trial)) {
                    return move(trial, ladder.epochs(rung), ladder.top());
                }
            }
        }
        return Optional.empty();
    }

    /** What a new trial costs that is judged once, and then trained to the end. */
    private int leastToTheEnd() {
        return cost(0, 0) + (ladder.top() == 0 ? 0 : cost(ladder.epochs(0), ladder.top()));
    }

    private int cost(int from, int rung) {
        return subject.cost(from, ladder.epochs(rung));
    }

    private Optional<Move> move(Trial trial, int from, int rung) {
        underWay.add(trial);
        return Optional.of(new Move(trial, from, ladder.epochs(rung)));
    }

    @Override
    public void tell(Move move, Result result) {
        underWay.remove(move.trial());
        ladder.put(move.trial(), ladder.rung(move.to()), result);
    }

    @Override
    public List<Trial> bestFirst() {
        return ladder.bestFirst();
    }
}
