package anneal.lab.chart;

import java.util.List;

/**
 * A chart laid out: strokes, fills and texts at their places, ready for any pen.
 *
 * @param size the size of the picture
 * @param title what it shows, for readers who do not see it
 * @param description its axes and curves, for the same
 * @param items what to draw, in this order
 */
record Scene(Size size, String title, String description, List<Item> items) {
    Scene {
        items = List.copyOf(items);
    }

    /** One thing to draw. */
    sealed interface Item permits Stroke, Fill, Text {}

    /** A line along a path, round at its ends. */
    record Stroke(Path path, Ink ink, double width, Dash dash) implements Item {}

    /** The inside of a path. */
    record Fill(Path path, Ink ink, double opacity) implements Item {}

    /** A line of text, its baseline at y. */
    record Text(double x, double y, String content, Lettering lettering) implements Item {}

    /** How a stroke is interrupted. */
    enum Dash {
        SOLID,
        DASHED;

        /** Lengths of the strokes and of the spaces between them. */
        float[] pattern() {
            return this == SOLID ? new float[0] : new float[] {7, 5};
        }
    }

    /** Which end of a text its place names. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** How a text looks. */
    record Lettering(Ink ink, int size, boolean bold, Anchor anchor) {
        static Lettering of(Ink ink, int size) {
            return new Lettering(ink, size, false, Anchor.START);
        }

        Lettering at(Anchor anchor) {
            return new Lettering(ink, size, bold, anchor);
        }

        Lettering inBold() {
            return new Lettering(ink, size, true, anchor);
        }
    }
}
