package anneal.lab.search;

import anneal.lab.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A search under way: asks the strategy, has its answers trained, and tells it what came of them, as long as the budget
 * lasts. The package says in which order.
 */
public final class Tuner {
    private final Strategy strategy;
    private final Subject subject;
    private final Executor executor;
    private final Journal journal;
    private final Trunks trunks;
    private final int ahead;
    private final Consumer<Supplier<Tuned>> progress;

    private final Deque<Asked> untold = new ArrayDeque<>();
    private final Map<Leg, Result> results = new HashMap<>();
    private final List<Tuned.Step> steps = new ArrayList<>();
    private final Map<Trial, Tuned.Step> lasts = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final double budget;
    private double used;
    private int questions;

    /**
     * A search that has not begun.
     *
     * @param plan what is searched, and how
     * @param executor trains
     * @param journal what is known from before, and is to be known later
     * @param progress called whenever that has changed which it may ask for: how it stands
     */
    public Tuner(SearchPlan plan, Executor executor, Journal journal, Consumer<Supplier<Tuned>> progress) {
        this.strategy = plan.strategy();
        this.executor = executor;
        this.journal = journal;
        this.subject = plan.subject();
        this.trunks = new Trunks(subject);
        this.ahead = plan.ahead();
        this.budget = plan.budget();
        this.progress = progress;
    }

    /** A question whose result has not been told. */
    private record Asked(Strategy.Move move, Leg leg, double promised) {}

    /**
     * Searches to the end. An interrupted thread ends it sooner, with what is known by then, and stays interrupted.
     *
     * @return how it stands at the end
     */
    public Tuned search() {
        try {
            while (true) {
                askAhead();
                if (untold.isEmpty()) {
                    journal.end(true);
                    return state();
                }
                tellOldest();
                progress.accept(this::state);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            journal.end(false);
            return state();
        }
    }

    private void askAhead() {
        while (untold.size() < ahead) {
            Optional<Strategy.Move> move = strategy.ask(left());
            if (move.isEmpty()) {
                return;
            }
            ask(move.get());
        }
        progress.accept(this::state);
    }

    private void ask(Strategy.Move move) {
        Leg leg = trunks.shared(Leg.of(questions++, move.trial(), move.from(), move.to()), move.trial());
        double cost = subject.cost(leg.from(), leg.to());
        if (cost > left()) {
            throw new IllegalStateException(
                    "a leg must be within the budget, but " + leg + " needs " + cost + " epochs");
        }
        untold.add(new Asked(move, leg, cost));
        Optional<Result> known = journal.find(leg);
        if (known.isPresent()) {
            results.put(leg, known.get());
        } else {
            journal.begin(move.trial(), leg);
            executor.start(leg);
        }
    }

    /** Epochs that are neither used up nor promised. */
    private double left() {
        return budget - used - untold.stream().mapToDouble(Asked::promised).sum();
    }

    private void tellOldest() throws InterruptedException {
        Asked oldest = untold.element();
        while (!results.containsKey(oldest.leg)) {
            Executor.Done done = executor.take();
            results.put(done.leg(), known(done));
        }
        untold.remove();
        Result result = results.remove(oldest.leg);
        used += result.epochs();
        strategy.tell(oldest.move, result);
        Tuned.Step step = new Tuned.Step(oldest.move.trial(), oldest.leg, result);
        steps.add(step);
        lasts.put(step.trial(), step);
        if (result.alive()) {
            trunks.reached(oldest.move.trial(), oldest.move.to());
        }
    }

    private Result known(Executor.Done done) {
        Result result = done.result();
        if (result != null) {
            journal.record(done.leg(), result);
            return result;
        }
        Throwable failure = Objects.requireNonNull(done.failure());
        failures.add(new Failure("trial " + (done.leg().trial() + 1), failure));
        return Result.lost(subject.cost(done.leg().from(), done.leg().to()));
    }

    private Tuned state() {
        return new Tuned(
                steps,
                lasts,
                strategy.bestFirst(),
                untold.size(),
                used,
                budget,
                subject.run().epochs(),
                failures,
                strategy.cuts());
    }
}
