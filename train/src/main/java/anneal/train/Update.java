package anneal.train;

/**
 * What came of an update.
 *
 * @param loss the mean loss of its rows before it
 * @param norm the gradient's norm before it was clipped; NaN where nobody looked
 * @param made whether it was made; else nothing has changed
 */
public record Update(double loss, double norm, boolean made) {

    /** An update that was made by a gradient whose norm nobody looked at. */
    public static Update made(double loss) {
        return new Update(loss, Double.NaN, true);
    }
}
