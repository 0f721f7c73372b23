package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check.Output;

class ScriptOutputTest {
    private static List<Sample> read(String text, int state, Output output) throws Failed {
        var readings = new Readings();
        ScriptOutput.read(text, state, output, readings);
        return readings.close();
    }

    @Test
    void performanceDataBecomesValuesInBaseUnits() throws Failed {
        assertThat(read("""
                DISK OK - fine | /=24MB;90;95;0;100 'used %'=12.5%;;; time=3ms
                more | 'it''s'=-1.5e2c lost=U rtt=0.5s odd;=3 =4
                """, 0, null))
                .containsExactlyInAnyOrder(
                        Sample.of("script_state", 0),
                        new Sample("script_value", "/", 24 * 1024 * 1024),
                        new Sample("script_value", "used %", 0.125),
                        new Sample("script_value", "time", 0.003),
                        new Sample("script_value", "it's", -150),
                        new Sample("script_value", "rtt", 0.5),
                        new Sample("script_value", "odd;", 3));
    }

    @Test
    void aWarningIsWellAndTold() throws Failed {
        assertThat(read("LOAD WARNING|load1=9", 1, Output.PLUGIN))
                .containsExactly(Sample.of("script_state", 1), new Sample("script_value", "load1", 9));
    }

    @ParameterizedTest
    @CsvSource({
        "2, DISK CRITICAL - full | /=1, CRITICAL: DISK CRITICAL - full",
        "3, no such option, UNKNOWN: no such option",
        "137, '', It ended with 137: nothing was printed"
    })
    void whatIsNotWellFailsWithTheFirstLine(int state, String text, String why) {
        assertThatThrownBy(() -> read(text, state, null))
                .isInstanceOf(Failed.class)
                .hasMessage(why);
    }

    @Test
    void numbersAndLines() throws Failed {
        assertThat(read(" 42.5\n", 0, Output.VALUE)).containsExactly(Sample.of("script_value", 42.5));
        assertThat(read("队列=7\nqueue=7\nage : 3.5\nnoise\nx=y\n", 0, Output.VALUES))
                .containsExactly(new Sample("script_value", "queue", 7), new Sample("script_value", "age", 3.5));
    }

    @Test
    void garbageIsSaidAndCutShort() {
        assertThatThrownBy(() -> read("many", 0, Output.VALUE)).hasMessage("It printed no number: many");
        assertThatThrownBy(() -> read("x".repeat(500), 0, Output.VALUES))
                .hasMessage("It printed no line of key=number: " + "x".repeat(200) + "…");
        assertThatThrownBy(() -> read("7", 4, Output.VALUE)).hasMessage("It ended with 4: 7");
    }

    @Test
    void longGarbageIsReadInNoTime() throws Failed {
        assertThat(read("|" + "'".repeat(60_000), 0, null)).hasSize(1);
        assertThat(read("|" + "1e".repeat(30_000), 0, null)).hasSize(1);
    }
}
