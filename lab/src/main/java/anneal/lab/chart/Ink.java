package anneal.lab.chart;

import java.util.List;

/**
 * What a stroke is for, with its colour on white paper and on dark.
 *
 * <p>The curve colours keep at least 3:1 contrast to their paper, the text colours 4.5:1. The first five curves stay
 * apart for readers with any of the three kinds of colour blindness (a CIE 1976 difference of 30 or more under the
 * matrices of Machado et al., 2009), all eight by 12 or more.
 */
enum Ink {
    PAPER("paper", 0xFFFFFF, 0x16191D),
    TEXT("text", 0x1B1F24, 0xE9ECEF),
    MUTED("muted", 0x5A626B, 0xA3ADB8),
    FRAME("frame", 0x8A929B, 0x727C87),
    GRID("grid", 0xE4E7EA, 0x2C3138),
    CURVE_1("c1", 0x0B47BE, 0x588CD2),
    CURVE_2("c2", 0xF04A00, 0xE7852D),
    CURVE_3("c3", 0x0D9E69, 0x43E898),
    CURVE_4("c4", 0xAA3088, 0xB28599),
    CURVE_5("c5", 0x26212B, 0xC9F1FF),
    CURVE_6("c6", 0x6E9713, 0xE9F022),
    CURVE_7("c7", 0x4D77E7, 0x8754FB),
    CURVE_8("c8", 0x7A1F2B, 0xD43445);

    private static final List<Ink> CURVES =
            List.of(CURVE_1, CURVE_2, CURVE_3, CURVE_4, CURVE_5, CURVE_6, CURVE_7, CURVE_8);

    /** The name of the colour in style sheets. */
    final String key;

    final int light;
    final int dark;

    Ink(String key, int light, int dark) {
        this.key = key;
        this.light = light;
        this.dark = dark;
    }

    /** The colour of the curve with an index from 0; they come round again after the last. */
    static Ink curve(int index) {
        return CURVES.get(index % CURVES.size());
    }

    /** Whether the colours have come round for the curve with an index from 0, so that it needs another mark. */
    static boolean again(int index) {
        return index / CURVES.size() % 2 == 1;
    }

    /** A colour as {@code #rrggbb}. */
    static String hex(int rgb) {
        StringBuilder text = new StringBuilder("#");
        for (int shift = 20; shift >= 0; shift -= 4) {
            text.append(Character.forDigit(rgb >> shift & 15, 16));
        }
        return text.toString();
    }
}
