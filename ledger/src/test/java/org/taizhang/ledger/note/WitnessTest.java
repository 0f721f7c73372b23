package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a witness, and what it may answer. */
class WitnessTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    private static final String OF_THE_SPECIFICATION = """
            old 20852014
            PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
            jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
            5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
            /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            \u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
            """;

    private final SignedNote checkpoint =
            SignedNote.sign(new Checkpoint("log", 9, new byte[32]).text(), List.of(Keys.ed25519("log", 1)));
    private final Cosigner witness = new Cosigner(Keys.ed25519("witness.example/w1", 2), CLOCK);
    private final Cosigner rotated = new Cosigner(Keys.ed25519("witness.example/w1", 3), CLOCK);
    private final Cosigner stranger = new Cosigner(Keys.ed25519("witness.example/w2", 4), CLOCK);
    private final List<NoteVerifier> keys = List.of(witness.verifier(), rotated.verifier());

    @Test
    void asksAsTheSpecificationDoes() {
        var request = AddCheckpoint.parse(OF_THE_SPECIFICATION.getBytes(UTF_8));
        assertThat(request.oldSize()).isEqualTo(20_852_014);
        assertThat(request.hashes()).hasSize(4);
        assertThat(Checkpoint.parse(request.checkpoint().text()).size()).isEqualTo(20_852_163);
        var again = new AddCheckpoint(request.oldSize(), request.hashes(), request.checkpoint());
        assertThat(again.body()).asString(UTF_8).isEqualTo(OF_THE_SPECIFICATION);
        assertThat(again).isEqualTo(request);
    }

    @Test
    void asksForTheFirstCheckpointWithoutAProof() {
        var request = new AddCheckpoint(0, List.of(), checkpoint);
        assertThat(request.body()).asString(UTF_8).startsWith("old 0\n\nlog\n9\n");
        assertThat(AddCheckpoint.parse(request.body())).isEqualTo(request);
    }

    @Test
    void refusesRequestsNoWitnessWouldTake() {
        var hash = List.of(new byte[32]);
        refused(-1, List.of());
        refused(10, List.of());
        refused(0, hash);
        refused(9, hash);
        refused(1, List.of(new byte[31]));
        refused(1, Collections.nCopies(64, new byte[32]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 0\n",
                "0\n\n",
                "old 00\n\n",
                "old  0\n\n",
                "old x\n\n",
                "old 1\nAAAA\n\n",
                "old 1\n\n\n",
                "old 1\r\n\r\n",
            })
    void refusesToReadMalformedRequests(String head) {
        var body = (head + new String(checkpoint.bytes(), UTF_8)).getBytes(UTF_8);
        assertThatExceptionOfType(NoteRefused.Malformed.class).isThrownBy(() -> AddCheckpoint.parse(body));
    }

    @Test
    void keepsTheCosignaturesOfItsKeysAndNoOthers() {
        var lines = SignedNote.sign(checkpoint.text(), List.of(stranger, witness, rotated))
                .signatures();
        var body = String.join("", lines.stream().map(NoteSignature::line).toList());
        assertThat(answer(200, "", body)).isEqualTo(new WitnessAnswer.Cosigned(lines.subList(1, 3)));
        var cosigned = checkpoint.with(lines.subList(1, 3));
        assertThat(SignedNote.open(cosigned.bytes(), keys).verifiedBy()).hasSize(2);
    }

    @Test
    void believesNoSignatureOverAnotherCheckpoint() {
        var other = SignedNote.sign(new Checkpoint("log", 8, new byte[32]).text(), List.of(witness));
        assertThat(answer(200, "", other.signatures().getFirst().line())).isInstanceOf(WitnessAnswer.Declined.class);
        var line = SignedNote.sign(checkpoint.text(), List.of(stranger))
                .signatures()
                .getFirst()
                .line();
        assertThat(answer(200, "", line)).isInstanceOf(WitnessAnswer.Declined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "OK", "OK\n", "\u2014 w AAAAAAA=", "<html>"})
    void believesNothingThatIsNoSignature(String body) {
        assertThat(answer(200, "text/plain", body)).isInstanceOf(WitnessAnswer.Declined.class);
    }

    @Test
    void learnsTheSizeTheWitnessKnows() {
        assertThat(answer(409, "text/x.tlog.size", "7\n")).isEqualTo(new WitnessAnswer.KnowsSize(7));
        assertThat(answer(409, "Text/X.tlog.size; charset=utf-8", "0\n")).isEqualTo(new WitnessAnswer.KnowsSize(0));
    }

    @ParameterizedTest
    @CsvSource({"text/x.tlog.size, 07", "text/x.tlog.size, -1", "text/x.tlog.size, seven", "text/plain, 7", "'', 7"})
    void takesNothingElseForASize(String type, String size) {
        assertThat(answer(409, type, size + "\n")).isInstanceOf(WitnessAnswer.Declined.class);
        assertThat(answer(409, "text/x.tlog.size", "7")).isInstanceOf(WitnessAnswer.Declined.class);
        assertThat(answer(409, "text/x.tlog.size", "7\n7\n")).isInstanceOf(WitnessAnswer.Declined.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422, 429, 500, 302})
    void saysWhyTheWitnessDeclined(int status) {
        assertThat(answer(status, "", "whatever")).isInstanceOfSatisfying(WitnessAnswer.Declined.class, declined -> {
            assertThat(declined.status()).isEqualTo(status);
            assertThat(declined.sentence()).startsWith("The witness declined with " + status + ": ");
        });
    }

    private WitnessAnswer answer(int status, String type, String body) {
        return WitnessAnswer.read(status, type, body.getBytes(UTF_8), checkpoint, keys);
    }

    private void refused(long oldSize, List<byte[]> hashes) {
        assertThatExceptionOfType(NoteRefused.Malformed.class)
                .isThrownBy(() -> new AddCheckpoint(oldSize, hashes, checkpoint));
    }
}
