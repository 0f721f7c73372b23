package org.taizhang.probes.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogMessageTest {
    private static SyslogMessage parsed(String message) {
        return SyslogMessage.parse(message).orElseThrow();
    }

    @Test
    void rfc5424() {
        assertThat(parsed("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 "
                        + "[exampleSDID@32473 iut=\"3\" x=\"a\\\"]b\"][more@32473 k=\"v\"] \uFEFF磁盘已满"))
                .isEqualTo(new SyslogMessage(
                        5, "evntslog", "磁盘已满 [exampleSDID@32473 iut=\"3\" x=\"a\\\"]b\"][more@32473 k=\"v\"]"));
        assertThat(parsed("<11>1 - - - - - - error")).isEqualTo(new SyslogMessage(3, "", "error"));
        assertThat(parsed("<11>1 - - su - - -")).isEqualTo(new SyslogMessage(3, "su", ""));
    }

    @Test
    void rfc3164AndWhatIsNearIt() {
        var failed = new SyslogMessage(2, "su", "'su root' failed for lonvick on /dev/pts/8");
        assertThat(parsed("<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8"))
                .isEqualTo(failed);
        assertThat(parsed("<34>Oct  1 22:14:15 mymachine su[123]: 'su root' failed for lonvick on /dev/pts/8"))
                .isEqualTo(failed);
        assertThat(
                        parsed(
                                "<34>2026-11-24T08:00:00.123+08:00 mymachine su[1]: 'su root' failed for lonvick on /dev/pts/8"))
                .isEqualTo(failed);
        assertThat(parsed("<34>su: 'su root' failed for lonvick on /dev/pts/8")).isEqualTo(failed);
        assertThat(parsed("<13>plain words of a device"))
                .isEqualTo(new SyslogMessage(5, "", "plain words of a device"));
        assertThat(parsed("<0>")).isEqualTo(new SyslogMessage(0, "", ""));
        assertThat(failed.line()).isEqualTo("su: 'su root' failed for lonvick on /dev/pts/8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "error",
                "<>x",
                "<192>x",
                "<1234>x",
                "<13",
                "<13>1 - - app",
                "<13>1 - - app - - [open x=\"]\" no end",
                "<13>1 - - app - - words where structured data belongs"
            })
    void whatIsNoMessage(String message) {
        assertThat(SyslogMessage.parse(message)).isEmpty();
    }

    @Test
    void whatIsLongDoesNotOverflow() {
        var data = "[a x=\"" + "\\\"".repeat(30_000) + "\"]";
        assertThat(parsed("<13>1 - - app - - " + data + " end").text()).startsWith("end [a");
    }
}
