package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a run of the command line said. */
record Run(int exitCode, String out, String err) {
    static Run of(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var texts = new String[arguments.length];
        for (var i = 0; i < texts.length; i++) texts[i] = arguments[i].toString();
        var code = Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), texts);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    Run verified() {
        assertThat(exitCode).as(out + err).isZero();
        assertThat(out).contains("VERIFIED").doesNotContain("NOT VERIFIED");
        return this;
    }

    /** It is not what it claims to be, and the first finding is named like this. */
    Run wrong(String... named) {
        assertThat(exitCode).as(out + err).isEqualTo(1);
        assertThat(out).contains("NOT VERIFIED");
        for (var name : named) assertThat(first()).as(out).contains(name);
        return this;
    }

    Run incomplete(String... named) {
        assertThat(exitCode).as(out + err).isEqualTo(3);
        for (var name : named) assertThat(out + err).contains(name);
        return this;
    }

    /** Its use was wrong. */
    Run unusable(String named) {
        assertThat(exitCode).as(out + err).isEqualTo(2);
        assertThat(err).contains(named);
        return this;
    }

    String first() {
        return out.lines()
                .filter(line -> line.contains("first finding"))
                .findFirst()
                .orElse("");
    }
}
