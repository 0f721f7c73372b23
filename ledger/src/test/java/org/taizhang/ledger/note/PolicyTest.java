package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final String TEXT = new Checkpoint("log.example", 9, new byte[32]).text();

    private final NoteSigner log = Keys.ed25519("log.example", 1);
    private final NoteSigner other = Keys.ed25519("other.example", 2);
    private final Map<String, NoteSigner> witnesses = new HashMap<>();

    /** Two groups of three, of which two and one are needed. */
    private final String policy = "log " + log.key() + " https://log.example/\n"
            + "log\t" + other.key() + "\n\n # witnesses\n"
            + witness("X1", 11) + witness("X2", 12) + witness("X3", 13)
            + "group X 2 X1 X2 X3\n"
            + witness("Y1", 14) + witness("Y2", 15) + witness("Y3", 16)
            + " group\tY  any Y1 Y2 Y3 \n"
            + "group X-and-Y all X Y\n"
            + "quorum X-and-Y\n";

    @ParameterizedTest
    @CsvSource({
        "X1 X2 Y1, true",
        "X1 X2 X3 Y1 Y2 Y3, true",
        "X3 X1 Y3, true",
        "X1 X2, false",
        "X1 Y1 Y2 Y3, false",
        "'', false"
    })
    void believesACheckpointOnceAQuorumHasCosigned(String cosigners, boolean believed) {
        var policy = Policy.parse(this.policy.getBytes(UTF_8));
        var names = cosigners.isEmpty() ? List.<String>of() : Arrays.asList(cosigners.split(" "));
        var message = signed(names);
        if (!believed) {
            assertThatExceptionOfType(NoteRefused.NoQuorum.class).isThrownBy(() -> policy.check(message));
            return;
        }
        var trusted = policy.check(message);
        assertThat(trusted.checkpoint()).isEqualTo(Checkpoint.parse(TEXT));
        assertThat(trusted.logs()).containsExactly(log.key());
        assertThat(trusted.witnesses()).extracting(Policy.Witness::name).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void keepsTheAddresses() {
        var read = Policy.parse(policy.getBytes(UTF_8));
        assertThat(read.logs()).extracting(Policy.Log::url).containsExactly("https://log.example/", "");
        assertThat(read.witnesses()).hasSize(6).extracting(Policy.Witness::url).contains("https://X1.example/");
    }

    @Test
    void withoutAQuorumALogIsEnough() {
        var policy = Policy.parse(("log " + log.key() + "\nquorum none").getBytes(UTF_8));
        assertThat(policy.check(signed(List.of())).witnesses()).isEmpty();
    }

    @Test
    void oneWitnessIsAQuorum() {
        var policy = Policy.parse(("log " + log.key() + "\n" + witness("台", 17) + "quorum 台\n").getBytes(UTF_8));
        assertThat(policy.check(signed(List.of("台"))).witnesses())
                .extracting(Policy.Witness::name)
                .containsExactly("台");
        assertThatExceptionOfType(NoteRefused.NoQuorum.class).isThrownBy(() -> policy.check(signed(List.of())));
    }

    @Test
    void aLogSpeaksForItsOwnOriginOnly() {
        var policy = Policy.parse(this.policy.getBytes(UTF_8));
        var message = SignedNote.sign(TEXT, List.of(other)).bytes();
        assertThatExceptionOfType(NoteRefused.NotSigned.class).isThrownBy(() -> policy.check(message));
    }

    @Test
    void witnessesAloneProveNothing() {
        var policy = Policy.parse(this.policy.getBytes(UTF_8));
        var message = SignedNote.sign(TEXT, witnesses.values()).bytes();
        assertThatExceptionOfType(NoteRefused.NotSigned.class).isThrownBy(() -> policy.check(message));
    }

    @Test
    void aForgedCosignatureRefusesTheCheckpoint() {
        var policy = Policy.parse(this.policy.getBytes(UTF_8));
        var forger = witnesses.get("Y3").key();
        var note = SignedNote.parse(signed(List.of("X1", "X2", "Y1")))
                .with(List.of(new NoteSignature(forger.name(), forger.id(), new byte[72])));
        assertThatExceptionOfType(NoteRefused.BadSignature.class).isThrownBy(() -> policy.check(note.bytes()));
    }

    @Test
    void aSignedTextThatIsNoCheckpointIsRefused() {
        var policy = Policy.parse(("log " + log.key() + "\nquorum none\n").getBytes(UTF_8));
        var message = SignedNote.sign("text\n", List.of(log)).bytes();
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> policy.check(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum X1\nquorum none\n",
                "quorum none\nquorum none\n",
                "quorum\n",
                "quorum none none\n",
                "quorum missing\n",
                "quorum Z\ngroup Z any X1\n",
                "log\nquorum none\n",
                "log x\nquorum none\n",
                "log LOG url more\nquorum none\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log WITNESS\nquorum none\n",
                "witness w\nquorum none\n",
                "witness w LOG\nquorum none\n",
                "witness none WITNESS\nquorum none\n",
                "witness w WITNESS\nwitness v WITNESS\nquorum none\n",
                "witness X1 WITNESS\nquorum none\n",
                "group X1 any X2\nquorum none\n",
                "group none any X2\nquorum none\n",
                "group g any\nquorum none\n",
                "group g any none\nquorum none\n",
                "group g any g\nquorum none\n",
                "group g any X1 X1\nquorum none\n",
                "group g any X1\ngroup h any X1\nquorum none\n",
                "group g 0 X1\nquorum none\n",
                "group g 2 X1\nquorum none\n",
                "group g 01 X1\nquorum none\n",
                "group g some X1\nquorum none\n",
                "group g 99999999999 X1\nquorum none\n",
                "groups g any X1\nquorum none\n",
                "quorum none\r\n",
                "quorum none\u007f\n",
                "# \u0001\nquorum none\n",
            })
    void refusesWhatIsNoPolicy(String lines) {
        var text = witness("X1", 21)
                + witness("X2", 22)
                + lines.replace("LOG", log.key().vkey())
                        .replace(
                                "WITNESS",
                                new Cosigner(Keys.ed25519("w", 23), InstantSource.system())
                                        .key()
                                        .vkey());
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> Policy.parse(text.getBytes(UTF_8)));
    }

    @Test
    void aKeyIsTheSameByWhateverName() {
        var twin = Keys.ed25519("twin.example", 1).key();
        var text = "log " + log.key() + "\nlog " + twin + "\nquorum none\n";
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> Policy.parse(text.getBytes(UTF_8)))
                .withMessage("Line 2 of the policy: the key of twin.example is defined already");
    }

    @Test
    void comparesNamesAsBytes() {
        var text = witness("K", 31) + witness("\u212a", 32);
        var bytes = (text + "quorum none\n# \u00ff").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xff;
        assertThat(Policy.parse(bytes).witnesses()).hasSize(2);
    }

    private String witness(String name, int seed) {
        var signer = new Cosigner(Keys.ed25519(name + ".example", seed), InstantSource.system());
        witnesses.put(name, signer);
        return "witness " + name + " " + signer.key() + " https://" + name + ".example/\n";
    }

    private byte[] signed(List<String> cosigners) {
        var signers = new ArrayList<NoteSigner>(List.of(log));
        for (var name : cosigners) signers.add(witnesses.get(name));
        return SignedNote.sign(TEXT, signers).bytes();
    }
}
