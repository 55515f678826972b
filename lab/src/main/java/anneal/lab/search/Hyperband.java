package anneal.lab.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hyperband: brackets of successive halving, from many trials that are judged early to a few that are trained to the end.
 *
 * <p>With {@code R} epochs to a full trial and {@code eta} = {@code keep} there are brackets {@code s} from
 * {@code floor(log_eta R)} down to 0, and then from the top again. Bracket {@code s} begins with
 * {@code ceil((s_max + 1) / (s + 1) * eta^s)} trials, judged after {@code R / eta^s} epochs, {@code R / eta^(s-1)}, ...,
 * rounded to whole ones. A bracket that the budget does not suffice for has fewer trials; one in which none would get to the end is left
 * out. While a bracket waits for results, the next one begins.
 *
 * @see <a href="https://jmlr.org/papers/v18/16-558.html">Li et al.: Hyperband, 2018, algorithm 1</a>
 */
final class Hyperband implements Strategy {
    private final Sampler sampler;
    private final Subject subject;
    private final int keep;
    private final int highest;

    /** Those of which not all has been asked for. */
    private final List<Bracket> brackets = new ArrayList<>();

    private final Map<Trial, Bracket> homes = new LinkedHashMap<>();
    private final Ladder all;
    private int opened;

    /**
     * A search that has not begun.
     *
     * @param keep one in how many goes on, at least 2
     */
    Hyperband(Sampler sampler, Subject subject, int keep) {
        if (keep < 2) {
            throw new IllegalArgumentException("keep must be >= 2, but was " + keep);
        }
        this.sampler = sampler;
        this.subject = subject;
        this.keep = keep;
        int most = 0;
        for (long power = keep; power <= subject.run().epochs(); power *= keep) {
            most++;
        }
        this.highest = most;
        this.all = new Ladder(rungs(highest), subject.judge());
    }

    /** The rungs of bracket {@code s}, which are the last ones of the bracket above it. */
    private List<Integer> rungs(int s) {
        int end = subject.run().epochs();
        return IntStream.rangeClosed(0, s)
                .map(i -> (int) Math.max(1, Math.round(end * Math.pow(keep, i - s))))
                .boxed()
                .toList();
    }

    /** Bracket {@code s}, with at most so many trials. */
    private Bracket bracket(int s, int most) {
        long begin = (long) Math.pow(keep, s) * (highest + 1);
        int trials = (int) ((begin + s) / (s + 1));
        return new Bracket(subject, rungs(s), Math.min(trials, most), keep);
    }

    /** The brackets of a round, from the highest. */
    List<Bracket> round() {
        return IntStream.rangeClosed(0, highest)
                .mapToObj(i -> bracket(highest - i, Integer.MAX_VALUE))
                .toList();
    }

    @Override
    public Optional<Move> ask(double left) {
        for (Bracket bracket : brackets) {
            Optional<Move> promotion = bracket.promotion();
            if (promotion.isPresent()) {
                return promotion;
            }
        }
        for (Bracket bracket : brackets) {
            if (bracket.wantsMore()) {
                return begin(bracket);
            }
        }
        return open(left - brackets.stream().mapToInt(Bracket::missing).sum()).flatMap(this::begin);
    }

    private Optional<Move> begin(Bracket bracket) {
        Optional<Candidate> candidate = sampler.next(
                homes.size(),
                bestFirst().stream().map(trial -> trial.candidate().values()).toList());
        return candidate.map(drawn -> {
            Trial trial = new Trial(homes.size(), drawn, subject.run().seed());
            homes.put(trial, bracket);
            return bracket.begin(trial);
        });
    }

    /** The next bracket of which what is left can pay for all. */
    private Optional<Bracket> open(double left) {
        for (int skipped = 0; skipped <= highest; skipped++) {
            int s = highest - (opened + skipped) % (highest + 1);
            Bracket bracket = bracket(s, Integer.MAX_VALUE);
            while (bracket.missing() > left) {
                bracket = bracket(s, bracket.trials() - 1);
            }
            if (bracket.reachesTheEnd()) {
                opened += skipped + 1;
                brackets.add(bracket);
                return Optional.of(bracket);
            }
        }
        return Optional.empty();
    }

    @Override
    public void tell(Move move, Result result) {
        Bracket bracket = Objects.requireNonNull(homes.get(move.trial()));
        bracket.tell(move, result);
        brackets.removeIf(open -> open.missing() == 0);
        all.put(move.trial(), all.rung(move.to()), result);
    }

    @Override
    public List<Trial> bestFirst() {
        return all.bestFirst();
    }
}
