package anneal.lab.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Successive halving of so many trials: whoever is on a rung waits for the others, then the best go on. Not thread-safe.
 *
 * <p>The number of trials on each rung is that of the one below divided by {@code keep}, rounded down; those that have
 * diverged do not go on, and nobody does in their place.
 */
final class Bracket {
    private final Subject subject;
    private final Ladder ladder;
    private final int[] counts;
    private final int[] told;
    private final Set<Trial> promoted = new HashSet<>();
    private int begun;
    private int promised;

    /** A bracket that nobody is in. */
    Bracket(Subject subject, List<Integer> rungs, int trials, int keep) {
        this.subject = subject;
        this.ladder = new Ladder(rungs, subject.judge());
        this.counts = IntStream.iterate(trials, count -> count / keep)
                .limit(rungs.size())
                .toArray();
        this.told = new int[counts.length];
    }

    /** The rungs, as trials and epochs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int rung = 0; rung < counts.length; rung++) {
            text.append(rung == 0 ? "" : ", ")
                    .append(counts[rung])
                    .append(" x ")
                    .append(ladder.epochs(rung));
        }
        return text.toString();
    }

    /** Epochs of all that is still to be asked for. */
    int missing() {
        return IntStream.range(0, counts.length)
                        .map(rung -> counts[rung] * cost(rung))
                        .sum()
                - promised;
    }

    private int cost(int rung) {
        return subject.cost(rung == 0 ? 0 : ladder.epochs(rung - 1), ladder.epochs(rung));
    }

    /** How many trials it begins with. */
    int trials() {
        return counts[0];
    }

    /** Whether anybody gets to the end, if nobody diverges. */
    boolean reachesTheEnd() {
        return counts[ladder.top()] > 0;
    }

    /** Whether a new trial is wanted. */
    boolean wantsMore() {
        return begun < counts[0];
    }

    /** The first leg of a new trial. */
    Strategy.Move begin(Trial trial) {
        begun++;
        return move(trial, 0);
    }

    /** The next leg of someone who goes on. */
    Optional<Strategy.Move> promotion() {
        for (int rung = ladder.top() - 1; rung >= 0; rung--) {
            if (told[rung] == counts[rung]) {
                for (Trial trial : ladder.ranked(rung).limit(counts[rung + 1]).toList()) {
                    if (!ladder.has(trial, rung + 1) && promoted.add(trial)) {
                        return Optional.of(move(trial, rung + 1));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Strategy.Move move(Trial trial, int rung) {
        promised += cost(rung);
        return new Strategy.Move(trial, rung == 0 ? 0 : ladder.epochs(rung - 1), ladder.epochs(rung));
    }

    /** What came of a leg of this bracket. */
    void tell(Strategy.Move move, Result result) {
        int rung = ladder.rung(move.to());
        promoted.remove(move.trial());
        ladder.put(move.trial(), rung, result);
        told[rung]++;
        if (told[rung] == counts[rung] && rung < ladder.top()) {
            int able = (int) ladder.ranked(rung).count();
            if (able < counts[rung + 1]) {
                shrink(rung + 1, able);
            }
        }
    }

    /** Fewer are able to go on than there was room for. */
    private void shrink(int from, int most) {
        for (int rung = from; rung < counts.length; rung++) {
            counts[rung] = Math.min(counts[rung], most);
        }
    }
}
