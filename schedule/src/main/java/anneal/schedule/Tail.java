package anneal.schedule;

/**
 * A phase and then a schedule without an end, on its own clock from step {@code phase.steps()} on.
 *
 * @param phase what comes first
 * @param rest what follows: neither a phase nor a tail, as {@link Phase#then(Schedule)} sees to
 */
public record Tail(Phase phase, Schedule rest) implements Schedule {

    public Tail {
        Require.that(
                !(rest instanceof Phase) && !(rest instanceof Tail),
                "rest must be a schedule without an end (phases are joined by then)",
                rest);
    }

    @Override
    public double at(long step) {
        long steps = phase.steps();
        return step < steps ? phase.at(step) : rest.at(step - steps);
    }
}
