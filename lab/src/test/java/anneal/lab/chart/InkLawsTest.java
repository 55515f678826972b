package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InkLawsTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Ink.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAPER", "GRID"})
    void standsOutFromItsPaper(Ink ink) {
        double enough = ink == Ink.TEXT || ink == Ink.MUTED ? 4.5 : 3;
        assertThat(contrast(ink.light, Ink.PAPER.light)).isGreaterThanOrEqualTo(enough);
        assertThat(contrast(ink.dark, Ink.PAPER.dark)).isGreaterThanOrEqualTo(enough);
    }

    /** The contrast ratio of WCAG 2.2. */
    private static double contrast(int a, int b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
