package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** A verdict says no more than what was looked at. */
class ReportTest {
    private final Report report = new Report();

    @Test
    void whatWasFoundInOrderIsVerified() {
        report.note("十条", "ten entries");
        assertThat(report.exitCode()).isEqualTo(Main.VERIFIED);
        assertThat(printed()).contains("十条", "ten entries", "VERIFIED").doesNotContain("NOT VERIFIED");
    }

    @Test
    void whatCouldNotBeCheckedIsNotVerified() {
        report.unchecked("一条未核对", "one was not counted");
        assertThat(report.exitCode()).isEqualTo(Main.INCOMPLETE);
        assertThat(printed()).contains("一条未核对", "one was not counted", "could not be checked in full");
    }

    @Test
    void whatIsWrongIsWrongWhateverElseWasNotChecked() {
        report.unchecked("一条未核对", "one was not counted");
        report.add(Finding.wrong(7, "entry 7", "不对", "it is another one"));
        assertThat(report.exitCode()).isEqualTo(Main.WRONG);
        assertThat(printed()).contains("it is another one", "not what it claims to be");
    }

    private String printed() {
        var printed = new ByteArrayOutputStream();
        report.print(new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }
}
