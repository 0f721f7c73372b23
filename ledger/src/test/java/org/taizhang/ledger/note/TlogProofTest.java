package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
    private static final String HEAD = "c2sp.org/tlog-proof@v1\n";
    private static final String HASH = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n";
    private static final SignedNote NOTE =
            SignedNote.sign(new Checkpoint("log", 109_482, new byte[32]).text(), List.of(Keys.ed25519("log", 1)));
    private static final String CHECKPOINT = new String(NOTE.bytes(), UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD + "extra ZXh0cmE=\nindex 73894\n" + HASH + HASH + "\n",
                HEAD + "index 0\n" + HASH + "\n",
                HEAD + "index 109481\n\n",
            })
    void printsWhatItRead(String head) {
        var file = (head + CHECKPOINT).getBytes(UTF_8);
        var proof = TlogProof.parse(file);
        assertThat(proof.bytes()).isEqualTo(file);
        assertThat(proof.checkpoint()).isEqualTo(NOTE);
        assertThat(proof).isEqualTo(TlogProof.parse(file));
    }

    @Test
    void readsItsParts() {
        var proof =
                TlogProof.parse((HEAD + "extra ZXh0cmE=\nindex 73894\n" + HASH + "\n" + CHECKPOINT).getBytes(UTF_8));
        assertThat(proof.extra()).asString(UTF_8).isEqualTo("extra");
        assertThat(proof.index()).isEqualTo(73_894);
        assertThat(proof.hashes()).hasSize(1).allMatch(hash -> (Strict.base64(hash) + "\n").equals(HASH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                HEAD,
                HEAD + "\n",
                HEAD + HASH + "\n",
                "index 0\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1 \nindex 0\n\n",
                HEAD + "index\n\n",
                HEAD + "index \n\n",
                HEAD + "index 00\n\n",
                HEAD + "index -1\n\n",
                HEAD + "index 0 \n\n",
                HEAD + "index 109482\n\n",
                HEAD + "index 9223372036854775808\n\n",
                HEAD + "extra \nindex 0\n\n",
                HEAD + "extra ZXh0cmF=\nindex 0\n\n",
                HEAD + "extra ZXh0cmE=\nextra ZXh0cmE=\nindex 0\n\n",
                HEAD + "extra ZXh0cmE=\n\n",
                HEAD + "index 0\nextra ZXh0cmE=\n\n",
                HEAD + "index 0\nindex 0\n\n",
                HEAD + "index 0\nAAAA\n\n",
                HEAD + "index 0\n" + HASH,
                HEAD + "index 0\n\n" + HASH + "\n",
                HEAD + "\nindex 0\n\n",
            })
    void refusesEveryOtherSpelling(String head) {
        refuses(head + CHECKPOINT);
    }

    @Test
    void refusesACheckpointThatIsNone() {
        var head = HEAD + "index 0\n\n";
        refuses(head);
        refuses(head + "log\n1\n");
        refuses(head + CHECKPOINT.strip());
        refuses(head
                + new String(
                        SignedNote.sign("text\n", List.of(Keys.ed25519("log", 1)))
                                .bytes(),
                        UTF_8));
        refuses((head + CHECKPOINT).replace("\n", "\r\n"));
    }

    @Test
    void hasAtMost63Hashes() {
        assertThat(TlogProof.parse((HEAD + "index 0\n" + HASH.repeat(63) + "\n" + CHECKPOINT).getBytes(UTF_8))
                        .hashes())
                .hasSize(63);
        refuses(HEAD + "index 0\n" + HASH.repeat(64) + "\n" + CHECKPOINT);
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> new TlogProof(new byte[0], 0, Collections.nCopies(64, new byte[32]), NOTE));
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> new TlogProof(new byte[0], 0, List.of(new byte[31]), NOTE));
    }

    private static void refuses(String file) {
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> TlogProof.parse(file.getBytes(UTF_8)));
    }
}
