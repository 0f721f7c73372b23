package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final String TEXT = "log\n1\nB6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=\n";

    private final NoteSigner log = Keys.ed25519("log.example", 1);
    private final NoteSigner next = Keys.ed25519("log.example", 2);
    private final NoteSigner ecdsa = Keys.ecdsa("log.example");

    @Test
    void saysWhichKeysHaveSigned() {
        var message = SignedNote.sign(TEXT, List.of(log, next, ecdsa)).bytes();
        var known = List.of(ecdsa.verifier(), Keys.ed25519("log.example", 3).verifier(), log.verifier());
        var opened = SignedNote.open(message, known);
        assertThat(opened.text()).isEqualTo(TEXT);
        assertThat(opened.verifiedBy()).extracting(NoteVerifier::key).containsExactly(log.key(), ecdsa.key());
        assertThat(opened.note().signatures()).hasSize(3);
        assertThat(opened.note().bytes()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one line\n",
                "two\n\nparagraphs\n",
                "ends with a blank line\n\n",
                "\n",
                "\n\n",
                "台账 \ud83d\udcd2 \ufffd\n"
            })
    void splitsAtTheLastBlankLine(String text) {
        var opened = SignedNote.open(SignedNote.sign(text, List.of(log)).bytes(), List.of(log.verifier()));
        assertThat(opened.text()).isEqualTo(text);
    }

    @Test
    void passesOverKeysThatShareOnlyTheNameOrOnlyTheId() {
        var good = SignedNote.sign(TEXT, List.of(log));
        var note = good.with(List.of(
                new NoteSignature("log.example", log.keyId() + 1, new byte[64]),
                new NoteSignature("other.example", log.keyId(), new byte[64])));
        assertThat(SignedNote.open(note.bytes(), List.of(log.verifier())).verifiedBy())
                .containsExactly(log.verifier());
    }

    @Test
    void oneForgedSignatureOfAKnownKeyRefusesTheNote() {
        var forged = new NoteSignature("log.example", next.keyId(), new byte[64]);
        var note = SignedNote.sign(TEXT, List.of(log)).with(List.of(forged));
        assertThatExceptionOfType(NoteRefused.BadSignature.class)
                .isThrownBy(() -> SignedNote.open(note.bytes(), List.of(log.verifier(), next.verifier())))
                .matches(refused -> refused.key().equals(next.key()));
        assertThat(SignedNote.open(note.bytes(), List.of(log.verifier())).verifiedBy())
                .hasSize(1);
    }

    @Test
    void aForgedSignatureBesideAGoodOneOfTheSameKeyRefusesTheNote() {
        var good = SignedNote.sign(TEXT, List.of(log));
        var forged = new NoteSignature("log.example", log.keyId(), new byte[64]);
        var known = List.of(log.verifier());
        for (var signatures : List.of(
                List.of(good.signatures().getFirst(), forged),
                List.of(forged, good.signatures().getFirst())))
            assertThatExceptionOfType(NoteRefused.BadSignature.class)
                    .isThrownBy(() -> SignedNote.open(new SignedNote(TEXT, signatures).bytes(), known));
    }

    @Test
    void aKeyThatSignsTwiceCountsOnce() {
        var first = SignedNote.sign(TEXT, List.of(ecdsa)).signatures();
        var second = SignedNote.sign(TEXT, List.of(ecdsa)).signatures();
        assertThat(first).isNotEqualTo(second);
        var thrice = List.of(first.getFirst(), second.getFirst(), first.getFirst());
        var opened = SignedNote.open(new SignedNote(TEXT, thrice).bytes(), List.of(ecdsa.verifier(), ecdsa.verifier()));
        assertThat(opened.verifiedBy()).containsExactly(ecdsa.verifier());
        assertThat(opened.note().signatures()).isEqualTo(thrice);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 100})
    void takesManySignatures(int count) {
        var message = many(count).bytes();
        assertThat(SignedNote.open(message, List.of(log.verifier())).note().signatures())
                .hasSize(count);
    }

    @Test
    void refusesMoreThanAHundredSignatures() {
        var message = new String(many(100).bytes(), UTF_8) + new NoteSignature("one.more", 1, new byte[64]).line();
        refuses(message);
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> many(101));
    }

    @Test
    void refusesANoteNoKnownKeyHasSigned() {
        var message = SignedNote.sign(TEXT, List.of(log)).bytes();
        assertThatExceptionOfType(NoteRefused.NotSigned.class)
                .isThrownBy(() -> SignedNote.open(message, List.of(next.verifier())));
        assertThatExceptionOfType(NoteRefused.NotSigned.class).isThrownBy(() -> SignedNote.open(message, List.of()));
    }

    @Test
    void refusesKnownKeysThatCannotBeToldApart() {
        NoteVerifier impostor = new NoteVerifier() {
            @Override
            public Key key() {
                return log.key();
            }

            @Override
            public boolean verify(byte[] text, byte[] signature) {
                return true;
            }
        };
        var message = SignedNote.sign(TEXT, List.of(log)).bytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.open(message, List.of(log.verifier(), impostor)));
    }

    @Test
    void everyChangedBitOfANoteIsNoticed() {
        for (var signer : List.of(log, ecdsa)) {
            var message = SignedNote.sign(TEXT, List.of(signer)).bytes();
            for (var bit = 0; bit < 8 * message.length; bit++) {
                var changed = message.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThatExceptionOfType(NoteRefused.class)
                        .as("bit %d", bit)
                        .isThrownBy(() -> SignedNote.open(changed, List.of(signer.verifier())));
            }
        }
    }

    @Test
    void everyTruncationAndEveryDoubledByteIsNoticed() {
        var message = SignedNote.sign(TEXT, List.of(log)).bytes();
        for (var length = 0; length < message.length; length++) refuses(Arrays.copyOf(message, length));
        for (var at = 0; at < message.length; at++) {
            var doubled = new byte[message.length + 1];
            System.arraycopy(message, 0, doubled, 0, at + 1);
            System.arraycopy(message, at, doubled, at + 1, message.length - at);
            refuses(doubled);
        }
    }

    @Test
    void refusesLinesThatAreNoSignatures() {
        var line = line();
        var blob = line.substring(line.lastIndexOf(' ') + 1).strip();
        refuses(TEXT);
        refuses(TEXT + "\n");
        refuses(TEXT + "\n\n");
        refuses(TEXT + line);
        refuses(TEXT + "\n" + line.strip());
        refuses(TEXT + "\n" + line + "\n");
        refuses(TEXT + "\n" + line + "x\n");
        refuses(TEXT + "\n- log.example " + blob + "\n");
        refuses(TEXT + "\n\u2014  " + blob + "\n");
        refuses(TEXT + "\n\u2014 log.example\n");
        refuses(TEXT + "\n\u2014 log.example \n");
        refuses(TEXT + "\n\u2014 log.example  " + blob + "\n");
        refuses(TEXT + "\n\u2014 log.example " + blob + " \n");
        refuses(TEXT + "\n\u2014 log.example " + blob + " x\n");
        refuses(TEXT + "\n\u2014log.example " + blob + "\n");
        refuses(TEXT + "\n\u2014 log+example " + blob + "\n" + line);
        refuses(TEXT + "\n\u2014 log\u00a0example " + blob + "\n" + line);
        refuses(TEXT + "\n\u2014 other AAAAAA==\n" + line);
        refuses(TEXT + "\n\u2014 other AAAAAAB=\n" + line);
        refuses(TEXT + "\n\u2014 other AAAAAAA\n" + line);
        refuses(TEXT + "\n\u2014 other AAAA_AA=\n" + line);
        assertThat(SignedNote.parse((TEXT + "\n\u2014 other AAAAAAA=\n" + line).getBytes(UTF_8))
                        .signatures())
                .hasSize(2);
    }

    @Test
    void refusesCarriageReturnsAndOtherControlCharacters() {
        var message = new String(SignedNote.sign(TEXT, List.of(log)).bytes(), UTF_8);
        refuses(message.replace("\n", "\r\n"));
        for (var control = 0; control < 0x20; control++) if (control != '\n') refuses("x" + (char) control + message);
        for (var control : List.of("\r", "\0", "\t"))
            assertThatExceptionOfType(NoteRefused.Malformed.class)
                    .isThrownBy(() -> SignedNote.sign("x" + control + "\n", List.of(log)));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var message = SignedNote.sign(TEXT, List.of(log)).bytes();
        for (var invalid : List.of(
                new int[] {0xff}, new int[] {0xc3}, new int[] {0xc0, 0x80}, new int[] {0xed, 0xa0, 0x80}, new int[] {
                    0xf5, 0x80, 0x80, 0x80
                })) {
            var bytes = new byte[invalid.length + message.length];
            for (var i = 0; i < invalid.length; i++) bytes[i] = (byte) invalid[i];
            System.arraycopy(message, 0, bytes, invalid.length, message.length);
            refuses(bytes);
        }
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> SignedNote.sign("half a pair \ud83d\n", List.of(log)));
    }

    @Test
    void refusesNotesOfMoreThanAMegabyte() {
        refuses("x".repeat(SignedNote.MAX_BYTES) + "\n\n" + line());
    }

    @Test
    void signsNoTextWithoutANewlineAndNothingWithoutASigner() {
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> SignedNote.sign("text", List.of(log)));
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> SignedNote.sign(TEXT, List.of()));
        assertThatExceptionOfType(CannotSign.class).isThrownBy(() -> SignedNote.sign(TEXT, List.of(log, log)));
    }

    @Test
    void publishesNoSignatureThatDoesNotVerify() {
        NoteSigner broken = new NoteSigner() {
            @Override
            public Key key() {
                return log.key();
            }

            @Override
            public byte[] sign(byte[] text) {
                return next.sign(text);
            }
        };
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> SignedNote.sign(TEXT, List.of(broken)))
                .withMessageContaining(log.key().vkey());
    }

    private SignedNote many(int count) {
        var signatures = new ArrayList<>(IntStream.range(0, count - 1)
                .mapToObj(i -> new NoteSignature("witness.example/" + i, i, new byte[72]))
                .toList());
        signatures.addAll(SignedNote.sign(TEXT, List.of(log)).signatures());
        return new SignedNote(TEXT, signatures);
    }

    private String line() {
        return SignedNote.sign(TEXT, List.of(log)).signatures().getFirst().line();
    }

    private void refuses(String message) {
        refuses(message.getBytes(UTF_8));
    }

    private void refuses(byte[] message) {
        assertThatExceptionOfType(NoteRefused.class)
                .as(() -> new String(message, UTF_8))
                .isThrownBy(() -> SignedNote.open(message, List.of(log.verifier())));
    }
}
