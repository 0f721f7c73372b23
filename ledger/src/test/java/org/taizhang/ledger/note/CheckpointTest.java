package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "B6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=";

    @Test
    void isTheLineOfTheGoldenLogByteForByte() {
        var checkpoint = new Checkpoint(Keys.GOLDEN, 70_000, Base64.getDecoder().decode(ROOT));
        assertThat(new String(
                        SignedNote.sign(checkpoint.text(), List.of(Keys.golden()))
                                .bytes(),
                        UTF_8))
                .isEqualTo("""
                        ledger.example/golden
                        70000
                        B6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=

                        \u2014 ledger.example/golden MQi8pwoFNmHo+ykK/lBg2AQW7DRGceSYE+eHf/fi1V/nXKTsoEdkX6doMZ23jCR2YHwOd6ynDmrQHZYI0fcmYXGbQAM=
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go.sum database tree\n0\n" + ROOT + "\n",
                "log\n9223372036854775807\n" + ROOT + "\n",
                "log\n1\n" + ROOT + "\nextension\nanother one\n",
            })
    void printsWhatItRead(String text) {
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @Test
    void keepsExtensionsReadableAndHasNoneOfItsOwn() {
        assertThat(Checkpoint.parse("log\n1\n" + ROOT + "\nx y\n").extensions()).containsExactly("x y");
        assertThat(new Checkpoint("log", 1, new byte[32]).extensions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n",
                "log\n1\n",
                "log\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "log\n\n" + ROOT + "\n",
                "log\n01\n" + ROOT + "\n",
                "log\n00\n" + ROOT + "\n",
                "log\n+1\n" + ROOT + "\n",
                "log\n-1\n" + ROOT + "\n",
                "log\n 1\n" + ROOT + "\n",
                "log\n1 \n" + ROOT + "\n",
                "log\n1e3\n" + ROOT + "\n",
                "log\n\u0661\n" + ROOT + "\n",
                "log\n9223372036854775808\n" + ROOT + "\n",
                "log\n1\n\n",
                "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA\n",
                "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTB=\n",
                "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3_TgZuFTA=\n",
                "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZu\n",
                "log\n1\n" + ROOT + "\n\n",
                "log\n1\n" + ROOT + "\n\nx\n",
                "log\r\n1\r\n" + ROOT + "\r\n",
            })
    void refusesEveryOtherSpelling(String text) {
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> new Checkpoint("log", -1, new byte[32]));
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> new Checkpoint("log", 1, new byte[31]));
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> new Checkpoint("two\nlines", 1, new byte[32]));
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> new Checkpoint("log", 1, new byte[32], List.of("")));
    }
}
