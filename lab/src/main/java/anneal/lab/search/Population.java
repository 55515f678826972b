package anneal.lab.search;

import anneal.notation.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Population-based training: members at constant rates; every few epochs each of the worst quarter takes over the state of one
 * of the best quarter, and goes on at 0.8 or 1.2 times its rate.
 *
 * <p>What a member has been is written as a schedule, {@code hold(0.1, 3ep) then hold(0.08, 3ep) then 0.096}: one that took
 * over another's state is a trial of its own, which had the same updates up to there. A generation is judged when all of it has
 * been told, by the loss as it is.
 *
 * @see <a href="https://arxiv.org/abs/1711.09846">Jaderberg et al.: Population based training of neural networks, 2017</a>
 */
final class Population implements Strategy {
    private static final int QUARTER = 4;
    private static final double LESS = 0.8;
    private static final double MORE = 1.2;

    private final Sampler sampler;
    private final Subject subject;
    private final int size;
    private final int every;
    private final Map<Trial, Member> members = new LinkedHashMap<>();
    private final Farthest farthest = new Farthest();
    private final List<Trial> generation = new ArrayList<>();
    private int asked;
    private int told;
    private int epochs;

    /**
     * A population that has not begun.
     *
     * @param size members, at least 2
     * @param every epochs of a generation, at least 1
     */
    Population(Sampler sampler, Subject subject, int size, int every) {
        if (size < 2) {
            throw new IllegalArgumentException("members must be >= 2, but was " + size);
        }
        if (every < 1) {
            throw new IllegalArgumentException("every must be >= 1, but was " + every);
        }
        this.sampler = sampler;
        this.subject = subject;
        this.size = size;
        this.every = every;
    }

    /**
     * What a member has been.
     *
     * @param before its rates until its last change, as text
     * @param since the epoch of that
     * @param rate its rate from there on
     */
    private record Member(String before, int since, double rate) {
        /** Its heir at an epoch, at another rate. */
        Member changed(int epoch, double factor) {
            String held = "hold(" + Numbers.text(rate) + ", " + (epoch - since) + "ep) then ";
            return new Member(
                    before + held, epoch, Double.parseDouble(String.format(Locale.ROOT, "%.4g", rate * factor)));
        }

        String schedule() {
            return before + Numbers.text(rate);
        }
    }

    @Override
    public Optional<Move> ask(double left) {
        if (members.isEmpty()) {
            begin();
        }
        int to = Math.min(epochs + every, subject.run().epochs());
        if (asked == generation.size() || subject.cost(epochs, to) > left) {
            return Optional.empty();
        }
        return Optional.of(new Move(generation.get(asked++), epochs, to));
    }

    private void begin() {
        for (int i = 0; i < size; i++) {
            sampler.next(i, List.of())
                    .ifPresent(candidate -> add(candidate, new Member("", 0, candidate.constantRate())));
        }
    }

    private void add(Candidate candidate, Member member) {
        Candidate spelt = new Candidate(candidate.values(), candidate.optimizer(), member.schedule());
        Trial trial = new Trial(members.size(), spelt, subject.run().seed());
        members.put(trial, member);
        generation.add(trial);
    }

    @Override
    public void tell(Move move, Result result) {
        farthest.reached(move.trial(), move.to(), result);
        told++;
        if (told == generation.size()) {
            epochs = move.to();
            if (epochs < subject.run().epochs()) {
                nextGeneration();
            }
        }
    }

    private void nextGeneration() {
        List<Trial> ranked = generation.stream()
                .sorted(Comparator.comparingDouble(
                        trial -> farthest.result(trial).loss()))
                .toList();
        int quarter = Math.max(1, ranked.size() / QUARTER);
        Random random = Sampler.random(subject.run().seed(), epochs);
        generation.clear();
        asked = 0;
        told = 0;
        generation.addAll(ranked.subList(0, ranked.size() - quarter));
        for (int i = 0; i < quarter; i++) {
            Trial best = ranked.get(random.nextInt(quarter));
            add(best.candidate(), member(best).changed(epochs, random.nextBoolean() ? MORE : LESS));
        }
        generation.removeIf(
                trial -> farthest.has(trial) && !farthest.result(trial).alive());
    }

    private Member member(Trial trial) {
        return Objects.requireNonNull(members.get(trial));
    }

    @Override
    public List<Trial> bestFirst() {
        return farthest.bestFirst();
    }
}
