package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupClosedFormsTest {
    @Test
    void whatMarkupGivesAMeaningIsReplaced() {
        assertThat(Markup.escape("<a href=\"x\">'&'</a>\u0000 é 学"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;\uFFFD é 学");
    }
}
