package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignatureTest {
    private static final String TEXT = "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=\n";
    private static final long TIME = 1_679_315_147;

    private final NoteSigner inner = Keys.ed25519("witness.example/w1", 9);
    private final Cosigner witness = new Cosigner(inner, InstantSource.fixed(Instant.ofEpochSecond(TIME)));

    @Test
    void signsTheTimeAndTheWholeText() {
        var note = SignedNote.sign(TEXT, List.of(Keys.golden(), witness));
        assertThat(SignedNote.open(note.bytes(), List.of(witness.verifier())).verifiedBy())
                .containsExactly(witness.verifier());
        var cosignature = Cosignature.of(note.signatures().getLast());
        assertThat(cosignature.time()).isEqualTo(TIME);
        var message = "cosignature/v1\ntime 1679315147\n" + TEXT;
        assertThat(inner.verifier().verify(message.getBytes(UTF_8), cosignature.ed25519()))
                .isTrue();
    }

    @Test
    void hasAnotherIdThanTheKeyItIsMadeWith() {
        assertThat(witness.keyId()).isNotEqualTo(inner.keyId());
        assertThat(witness.key())
                .isEqualTo(Key.cosignature(
                        inner.name(), Ed25519.raw(Ed25519.pair(seed()).getPublic())));
        assertThat(Key.parse(witness.key().vkey())).isEqualTo(witness.key());
    }

    @Test
    void everyChangedBitIsNoticed() {
        var text = TEXT.getBytes(UTF_8);
        var signature = witness.sign(text);
        assertThat(witness.verifier().verify(text, signature)).isTrue();
        for (var bit = 0; bit < 8 * signature.length; bit++) {
            var changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(witness.verifier().verify(text, changed))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(witness.verifier().verify("another\n".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(witness.verifier().verify(text, new byte[64])).isFalse();
        assertThat(witness.verifier().verify(text, new byte[73])).isFalse();
    }

    @Test
    void aTimeBeyondThePositiveNumbersIsNoTime() {
        var text = TEXT.getBytes(UTF_8);
        var ed25519 = inner.sign(Cosignature.message(-1, text));
        var blob = ByteBuffer.allocate(72).putLong(-1).put(ed25519).array();
        assertThat(witness.verifier().verify(text, blob)).isFalse();
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> Cosignature.of(new NoteSignature("w", 1, blob)));
    }

    @Test
    void isMadeWithEd25519Only() {
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> new Cosigner(Keys.ecdsa("witness"), InstantSource.system()));
        assertThatExceptionOfType(CannotSign.class).isThrownBy(() -> new Cosigner(witness, InstantSource.system()));
    }

    private static byte[] seed() {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) 9);
        return seed;
    }
}
