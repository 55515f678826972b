package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The pictures below were drawn by this class and looked at by a person. */
class TerminalGoldenTest {
    @Test
    void brailleWithLetters() {
        assertThat(new Terminal(60, 18, false, true).draw(Charts.small())).isEqualTo("""
                        Loss
                        two runs
                        mean loss
                                                                 cut to 1e-3
                          2 ┤⠒⠲⠶⢖⣒⡒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⡆                 ┊
                            │┈┈┈┈┈⠈⠉⠑⠒⠢⠤⢄⣀⡀┈┈┈┈⣇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀┈┈┈┈┈┈┈blind guess
                        1.5 ┤             ⠉⠑⠒⠢⠤A⣀⣀⣀⣀             ⢸
                            │                       ⠉⠉⠉⠑⠒⠒⠒⠢⠤⠤⠤⢄⣀⣸⣀⣀⣀⣀⣀⣀⡀
                            │                                    ⢸      ⠈⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
                          1 ┤                                    B
                            │                                    ┊
                        0.5 ┤                                    ┊
                            │                                    ┊
                          0 ┤                                    ┊
                            └┬─────────────────┬─────────────────┬─────────────────┬
                             1                 2                 3                 4
                                                      epoch
                        A constant   B cut
                        """);
    }

    @Test
    void plainAscii() {
        assertThat(Terminal.of(60, 18, false, StandardCharsets.US_ASCII).draw(Charts.small()))
                .isEqualTo("""
                        Loss
                        two runs
                        mean loss
                                                                 cut to 1e-3
                          2 +ooooooooooooooooooo                 :
                            |.....*********....ooooooooooooooooooo.......blind guess
                        1.5 +             **********             o
                            |                       *************o*******
                            |                                    o      ************
                          1 +                                    o
                            |                                    :
                        0.5 +                                    :
                            |                                    :
                          0 +                                    :
                            ++-----------------+-----------------+-----------------+
                             1                 2                 3                 4
                                                      epoch
                        * constant   o cut
                        """);
    }

    @Test
    void brailleInColour() {
        assertThat(Terminal.of(40, 12, true, StandardCharsets.UTF_8)
                        .draw(Charts.of(1e-6, 1e-5, 1e-3).withY(Axis.log("rate")))
                        .replace('\u001b', '^'))
                .isEqualTo("""
                        t
                        rate (log scale)
                             │                              ^[34m⢀⣀⠤⠒^[0m
                             │                          ^[34m⣀⠤⠒⠊⠁^[0m
                        1e-4 ┤                     ^[34m⣀⠤⠔⠊⠉^[0m
                             │                ^[34m⣀⡠⠔⠒⠉^[0m
                             │      ^[34m⢀⣀⣀⠤⠤⠔⠒⠊⠉⠉^[0m
                        1e-6 ┤^[34m⠤⠔⠒⠒⠉⠉⠁^[0m
                             └┬────────────────┬───────────────┬
                              0                1               2
                                              x
                        ^[34m──^[0m a
                        """);
    }
}
