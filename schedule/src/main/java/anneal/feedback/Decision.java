package anneal.feedback;

/**
 * A move of the rate that a value of the metric led to.
 *
 * @param step how many updates had been made
 * @param metric the value
 * @param best the best value by then
 * @param before the rate that was in force for the next update
 * @param after the rate that is in force for it now; the same where a floor forbade the move
 * @param why the reason in words
 */
public record Decision(long step, double metric, double best, double before, double after, String why) {

    @Override
    public String toString() {
        return "step " + step + ": " + before + " -> " + after + ", " + why;
    }
}
