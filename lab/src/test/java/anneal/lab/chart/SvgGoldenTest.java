package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The picture below was drawn by this class and looked at by a person. */
class SvgGoldenTest {
    @Test
    void aSmallPicture() {
        Chart chart = Chart.of("A < B", Axis.linear("epoch"), Axis.log("rate"))
                .with(
                        Series.line("a & b", Points.from(0, new double[] {1, 0.1, 0.001, Double.NaN})),
                        new Marker(1, "cut"));
        assertThat(Svg.draw(chart, Size.NARROW)).isEqualTo("""
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 360" width="380" height="360" role="img" font-family="system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif" fill="none" stroke-linecap="round" stroke-linejoin="round">
                        <title>A &lt; B</title>
                        <desc>rate (log scale) against epoch: a &amp; b; at 1 cut.</desc>
                        <path class="fill-paper" fill="#ffffff" d="M0 0L380 0 380 360 0 360z"/>
                        <text class="fill-text" x="16" y="34" font-size="18" font-weight="600" fill="#1b1f24">A &lt; B</text>
                        <path class="line-c1" stroke="#0b47be" stroke-width="2" d="M16 55L33 55"/>
                        <text class="fill-text" x="44" y="59" font-size="13" fill="#1b1f24">a &amp; b</text>
                        <text class="fill-muted" x="16" y="84" font-size="12" fill="#5a626b">rate (log scale)</text>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="1" d="M57.6 299L358 299"/>
                        <text class="fill-muted" x="49.6" y="303" font-size="12" text-anchor="end" fill="#5a626b">0.001</text>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="0.5" d="M57.6 281.3L358 281.3"/>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="0.5" d="M57.6 258L358 258"/>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="1" d="M57.6 240.3L358 240.3"/>
                        <text class="fill-muted" x="49.6" y="244.3" font-size="12" text-anchor="end" fill="#5a626b">0.01</text>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="0.5" d="M57.6 222.7L358 222.7"/>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="0.5" d="M57.6 199.3L358 199.3"/>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="1" d="M57.6 181.7L358 181.7"/>
                        <text class="fill-muted" x="49.6" y="185.7" font-size="12" text-anchor="end" fill="#5a626b">0.1</text>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="0.5" d="M57.6 164L358 164"/>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="0.5" d="M57.6 140.7L358 140.7"/>
                        <path class="line-grid" stroke="#e4e7ea" stroke-width="1" d="M57.6 123L358 123"/>
                        <text class="fill-muted" x="49.6" y="127" font-size="12" text-anchor="end" fill="#5a626b">1</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1" d="M57.6 306L57.6 311"/>
                        <text class="fill-muted" x="57.6" y="325" font-size="12" text-anchor="middle" fill="#5a626b">0</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1" d="M132.7 306L132.7 311"/>
                        <text class="fill-muted" x="132.7" y="325" font-size="12" text-anchor="middle" fill="#5a626b">0.5</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1" d="M207.8 306L207.8 311"/>
                        <text class="fill-muted" x="207.8" y="325" font-size="12" text-anchor="middle" fill="#5a626b">1</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1" d="M282.9 306L282.9 311"/>
                        <text class="fill-muted" x="282.9" y="325" font-size="12" text-anchor="middle" fill="#5a626b">1.5</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1" d="M358 306L358 311"/>
                        <text class="fill-muted" x="358" y="325" font-size="12" text-anchor="middle" fill="#5a626b">2</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1" d="M57.6 306L358 306"/>
                        <text class="fill-muted" x="207.8" y="344" font-size="12" text-anchor="middle" fill="#5a626b">epoch</text>
                        <path class="line-frame" stroke="#8a929b" stroke-width="1.2" stroke-dasharray="7 5" d="M207.8 113L207.8 306"/>
                        <text class="fill-text" x="207.8" y="109" font-size="12" text-anchor="middle" fill="#1b1f24">cut</text>
                        <path class="line-c1" stroke="#0b47be" stroke-width="2" d="M57.6 123L207.8 181.7 358 299"/>
                        </svg>
                        """);
    }
}
